// Every bound this target puts on its input, in one place: what is larger gives a diagnostic
// instead of time, memory or stack. Passed through `DocumentLoader`, so tests can lower them.

/// The bounds on a document and on the files it refers to.
public struct Limits: Sendable {
  /// The size of one file in bytes; offsets are kept in 32 bits, so it stays below 4 GiB.
  public var fileBytes = 32 * 1024 * 1024
  /// The size of all files of one document in bytes.
  public var totalBytes = 64 * 1024 * 1024
  /// The number of files a document is made of, the entry file included.
  public var files = 256
  /// The depth of nested mappings and sequences.
  public var depth = 200
  /// The number of nodes one file holds when every alias is counted at its full size.
  public var expandedNodes = 3_000_000
  /// The length in bytes of one mapping key.
  public var keyBytes = 4096
  /// The number of references followed one after the other until something that is no reference.
  public var referenceChain = 64
  /// The number of diagnostics kept; what exceeds it is counted in one closing diagnostic.
  public var diagnostics = 1000

  /// The bounds used unless a caller says otherwise.
  public init() {}
}
