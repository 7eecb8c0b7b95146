// Why nothing could be fetched over HTTP, each as a sentence's end that is safe to log.

/// Why a document could not be fetched.
enum FetchError: Error, Equatable, CustomStringConvertible {
  case unknownHost(String)
  case lookupTimedOut(String)
  case cannotConnect(String)
  case connectTimedOut
  /// The server's certificate does not verify.
  case certificate(String)
  /// TLS failed for another reason than the certificate.
  case tls(String)
  case timedOut
  case connectionLost(String)
  case malformedResponse(String)
  case tooLarge(limit: Int)
  /// A redirect, which is never followed.
  case redirected(status: Int, to: String?)
  case status(Int)

  var description: String {
    switch self {
    case .unknownHost(let reason): "the host name cannot be resolved (\(reason))"
    case .lookupTimedOut(let seconds): "resolving the host name took longer than \(seconds)"
    case .cannotConnect(let reason): "no connection could be made (\(reason))"
    case .connectTimedOut: "no connection could be made in time"
    case .certificate(let reason):
      "the server's certificate is not accepted: \(reason)"
    case .tls(let reason): "TLS failed (\(reason))"
    case .timedOut: "the server did not answer in time"
    case .connectionLost(let reason): "the connection was lost (\(reason))"
    case .malformedResponse(let reason): "the answer is not valid HTTP: \(reason)"
    case .tooLarge(let limit): "the answer has more than \(limit) bytes"
    case .redirected(let status, let target):
      "the server redirects (\(status)) to \(Self.logged(target)), and redirects are not followed"
    case .status(let status): "the server answered with status \(status)"
    }
  }

  /// The target of a redirect without its query, which could hold a key.
  private static func logged(_ target: String?) -> String {
    guard let target else { return "nowhere" }
    let shown = target.prefix { $0 != "?" && $0 != "#" }
    return shown.utf8.count == target.utf8.count ? target : "\(shown)?..."
  }
}
