// The digest against the published examples, and the names that are made of it.
import Testing

@testable import ContractPostgreSQL

@Suite struct SHA256Tests {
  /// FIPS 180-4's examples (NIST, "Secure Hash Standard" example values), and lengths around the
  /// end of a block, for which the values are those of `sha256sum`.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (
      String(repeating: "a", count: 55),
      "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
    ),
    (
      String(repeating: "a", count: 56),
      "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"
    ),
    (
      String(repeating: "a", count: 64),
      "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func publishedDigests(_ message: String, _ expected: String) {
    let digits = SHA256.digest(Array(message.utf8)).map { (byte) in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    #expect(digits.joined() == expected)
  }

  /// Written down, so that a change is noticed: two versions of the server may share a session.
  @Test func aNameIsTheSameInEveryProcess() {
    let echo = StatementShape.Key(sql: Array("SELECT $1".utf8), parameterTypes: [20])
    #expect(StatementShape.name(of: echo) == "contract_04056cd769b9206459d715c408ca92e0")
    // PostgreSQL cuts names at 63 bytes without a word.
    #expect(StatementShape.name(of: echo).utf8.count < 64)
  }

  @Test func sqlAndTypesMakeTheName() {
    let keys = [
      StatementShape.Key(sql: Array("SELECT $1".utf8), parameterTypes: [20]),
      StatementShape.Key(sql: Array("SELECT $1".utf8), parameterTypes: [25]),
      StatementShape.Key(sql: Array("SELECT $1".utf8), parameterTypes: [20, 20]),
      StatementShape.Key(sql: Array("SELECT $1 ".utf8), parameterTypes: [20]),
      StatementShape.Key(sql: [], parameterTypes: [20]),
      StatementShape.Key(sql: [0, 0, 0, 20], parameterTypes: []),
    ]
    #expect(Set(keys.map(StatementShape.name(of:))).count == keys.count)
  }
}
