// Which browser origins may read responses, decided without I/O and rendered once: every response,
// the server's own refusals included, carries these bytes (Fetch standard, "CORS protocol").

import ContractRuntime

/// The cross-origin rules of the server.
///
/// An allowed origin is echoed exactly and may send credentials; `*` is never sent. `Vary: Origin`
/// stands on every response as soon as an origin is configured, so that no cache mixes up origins.
public struct CORSPolicy: Sendable {
  /// The origins that may read responses, such as `https://app.example`.
  public let allowedOrigins: [String]
  /// How long a browser may keep the answer to a preflight, in seconds.
  public let maxAgeSeconds: Int

  private let responseFields: [[UInt8]]
  private let preflightFields: [[UInt8]]

  /// Methods that a preflight allows.
  public static let methods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"
  /// Request fields that a preflight allows.
  public static let requestFields =
    "Authorization, Content-Type, Accept, Accept-Language, Idempotency-Key, If-Match, If-None-Match, "
    + "X-Request-Id, traceparent, tracestate"
  /// Response fields that scripts may read.
  public static let exposedFields = "Location, X-Request-Id, ETag, Retry-After, WWW-Authenticate"

  /// Makes a policy; without origins no CORS field is ever sent.
  public init(allowedOrigins: [String] = [], maxAgeSeconds: Int = 600) {
    self.allowedOrigins = allowedOrigins
    self.maxAgeSeconds = maxAgeSeconds
    responseFields = allowedOrigins.map { origin in
      Array(
        """
        Access-Control-Allow-Origin: \(origin)\r
        Access-Control-Allow-Credentials: true\r
        Access-Control-Expose-Headers: \(Self.exposedFields)\r
        Vary: Origin\r\n
        """.utf8)
    }
    preflightFields = allowedOrigins.map { origin in
      Array(
        """
        Access-Control-Allow-Origin: \(origin)\r
        Access-Control-Allow-Credentials: true\r
        Access-Control-Allow-Methods: \(Self.methods)\r
        Access-Control-Allow-Headers: \(Self.requestFields)\r
        Access-Control-Max-Age: \(maxAgeSeconds)\r
        Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers\r\n
        """.utf8)
    }
  }

  /// Whether a text is an origin as a browser sends it: scheme, host, perhaps a port, nothing else.
  public static func isOrigin(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let rest = ["https://", "http://"].first(where: { text.utf8.starts(with: $0.utf8) })
    else { return false }
    let authority = bytes.dropFirst(rest.utf8.count)
    return !authority.isEmpty && !authority.contains(where: { (0x41...0x5A).contains($0) })
      && Authority.isValid(authority)
  }

  /// Whether a request is a preflight that the server answers itself.
  func isPreflight(method: Request.Method, origin: String?, headers: Headers) -> Bool {
    !allowedOrigins.isEmpty && method == .options && origin != nil
      && headers.contains("Access-Control-Request-Method")
  }

  /// The field lines of a response to a request with this `Origin`, each closed by CR LF.
  func fieldLines(origin: String?, preflight: Bool) -> [UInt8] {
    guard !allowedOrigins.isEmpty else { return [] }
    if let origin, let index = allowedOrigins.firstIndex(where: { Self.isSame($0, origin) }) {
      return preflight ? preflightFields[index] : responseFields[index]
    }
    return preflight ? Self.varyOfPreflight : Self.vary
  }

  private static let vary = Array("Vary: Origin\r\n".utf8)
  private static let varyOfPreflight = Array(
    "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers\r\n".utf8)

  /// Origins compare as bytes; `==` on strings would take canonical equivalents for equal.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
  }
}
