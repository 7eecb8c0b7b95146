// Any bytes in, nothing out, or a sentence that says which promise was broken. The fuzzers below Fuzz and
// a test that replays what they found run the same checks.

/// A promise about any input.
public struct FuzzCheck: Sendable {
  /// What it is called: its folders of seeds and crashes have this name.
  public let name: String
  private let check: @Sendable ([UInt8]) throws(FuzzFault) -> Void

  init(_ name: String, _ check: @escaping @Sendable ([UInt8]) throws(FuzzFault) -> Void) {
    self.name = name
    self.check = check
  }

  /// Runs the check.
  ///
  /// - Throws: `FuzzFault` where a promise is broken; a crash is one as well.
  public func run(_ bytes: [UInt8]) throws(FuzzFault) {
    try check(bytes)
  }

  /// All checks.
  public static let all = [
    document, contract, json, token, keySet, uri, http, multipart, form, pattern,
  ]
}

/// A broken promise.
public struct FuzzFault: Error, CustomStringConvertible {
  /// Which one, and how.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Throws where a promise does not hold.
func promise(
  _ holds: Bool, _ description: @autoclosure () -> String
) throws(FuzzFault) {
  if !holds { throw FuzzFault(description()) }
}
