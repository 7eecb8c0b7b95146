// A status -> whether its responses can have content. The only place where this is decided.

/// The statuses whose responses never have content, whatever a contract says of them.
public enum StatusContent {
  /// Whether a response of a status, a range of them or `default` can have content (RFC 9110, sections
  /// 15.2, 15.3.5, 15.3.6 and 15.4.5).
  public static func isPossible(_ status: String) -> Bool {
    guard status.utf8.first != UInt8(ascii: "1") else { return false }
    return !["204", "205", "304"].contains(status)
  }
}
