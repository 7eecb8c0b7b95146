// Mutated documents from a seeded generator: nothing crashes, the ways to read agree, and what is
// accepted is what Python's parser accepts, where there is one.

import ContractRuntime
import Foundation
import Testing

@Suite struct JSONFuzzTests {
  private static let seeds = [
    #"{"title":"Buy milk","description":null,"completed":false,"priority":3,"tags":["a","b"]}"#,
    #"[0,-0,1.5,-2.25e10,1E-7,123456789012345678901234567890,0.1e+5]"#,
    #"["\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00","é€😀","","plain text that is longer than eight"]"#,
    #"{"a":{"b":{"c":[[],{},[{}],null,true,false]}},"":"","a":1}"#,
    " [ 1 , { \"x\" : [ ] } ,\t\n\r\"y\" ] ",
  ]

  private static let fragments: [[UInt8]] = [
    [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
    Array("\\u".utf8), Array("\\ud800".utf8), Array("\\udc00".utf8), Array("\\u0000".utf8),
    Array("null".utf8), Array("NaN".utf8), Array("-Infinity".utf8), Array("1e5".utf8),
    Array("[".utf8), Array("]".utf8), Array("{".utf8), Array("}".utf8), Array("\"".utf8),
    Array("\\".utf8), Array(",".utf8), Array(":".utf8), Array("0".utf8), Array("-".utf8),
    Array(".".utf8), Array("e".utf8), [0], [0x0C], [0x1F], [0x7F], [0xA0],
  ]

  private func documents(_ count: Int) -> [[UInt8]] {
    var generator = SplitMix64(state: 0x746F_646F)
    return (0..<count).map { index in
      var bytes = Array(Self.seeds[index % Self.seeds.count].utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        mutate(&bytes, &generator)
      }
      return bytes
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SplitMix64) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 0...4, using: &generator))
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 2:
      bytes.insert(contentsOf: Self.fragments.randomElement(using: &generator) ?? [], at: place)
    case 3: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &generator) }
    case 4:
      if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator) }
    default:
      if place < bytes.count {
        bytes[place] = Self.fragments.randomElement(using: &generator)?.first ?? 0
      }
    }
  }

  @Test func everyWayToReadAgrees() throws {
    var accepted = 0
    for document in documents(20_000) {
      let value = try? JSON.parse(document)
      var violations = Violations()
      let raw = try? JSON.read(document, &violations) {
        (reader) throws(JSONSyntaxError) -> [UInt8]? in try reader.rawValue()
      }
      #expect((value != nil) == (raw != nil), "\(String(decoding: document, as: UTF8.self))")
      // A typed reader may refuse earlier with a violation, but never differs on the syntax.
      let typed: Void? = try? { _ = try JSON.read(TaskCreate.self, from: document, &violations) }()
      #expect((value != nil) == (typed != nil), "\(String(decoding: document, as: UTF8.self))")
      let union: Void? = try? { _ = try JSON.read(Expression.self, from: document, &violations) }()
      #expect((value != nil) == (union != nil), "\(String(decoding: document, as: UTF8.self))")
      guard let value else { continue }
      accepted += 1
      #expect(try JSON.parse(JSON.write(value)) == value)
    }
    // The generator must produce both sorts.
    #expect(accepted > 1_000 && accepted < 19_000)
  }

  private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Prints 0 or 1 for each line, which is a document in hexadecimal.
  private static let secondOpinion = """
    import json, sys
    def refuse(name): raise ValueError(name)
    for line in sys.stdin:
      try:
        text = bytes.fromhex(line.strip()).decode("utf-8")
        value = json.loads(text, parse_constant=refuse, parse_int=str, parse_float=str)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
        print(0)
      except (ValueError, RecursionError):
        print(1)
    """

  @Test(.enabled(if: python != nil, "there is no python3 for a second opinion"))
  func pythonAgrees() throws {
    let documents = documents(20_000)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("json-fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("documents")
    let output = folder.appendingPathComponent("verdicts")
    let lines = documents.map { document in
      document.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\n"
    }
    try Data(lines.joined().utf8).write(to: input)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.python))
    process.arguments = ["-c", Self.secondOpinion]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let verdicts = String(decoding: try Data(contentsOf: output), as: UTF8.self)
      .split(separator: "\n")
    try #require(verdicts.count == documents.count)
    for (document, verdict) in zip(documents, verdicts) {
      let isAccepted = (try? JSON.parse(document)) != nil
      #expect(isAccepted == (verdict == "0"), "\(String(decoding: document, as: UTF8.self))")
    }
  }
}
