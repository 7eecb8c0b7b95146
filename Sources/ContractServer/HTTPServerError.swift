// Why a server did not start, in words for the person who starts it.

/// A reason for which a server cannot start.
public enum HTTPServerError: Error, CustomStringConvertible, Sendable {
  /// Another process listens there.
  case addressInUse(host: String, port: Int)
  /// The address cannot be listened on for another reason.
  case cannotBind(host: String, port: Int, reason: String)
  /// The system lets the process open this many files, which leaves none for connections.
  case tooFewDescriptors(Int)
  /// A limit or a number is out of its range.
  case invalidConfiguration(String)

  /// One sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .addressInUse(let host, let port):
      "port \(port) on \(host) is in use by another process; stop it or choose another port"
    case .cannotBind(let host, let port, let reason):
      "cannot listen on \(host) port \(port): \(reason)"
    case .tooFewDescriptors(let count):
      "RLIMIT_NOFILE lets the process open \(count) files only, which leaves none for connections; "
        + "raise it, such as with 'ulimit -n 4096'"
    case .invalidConfiguration(let reason): "invalid server configuration: \(reason)"
    }
  }
}
