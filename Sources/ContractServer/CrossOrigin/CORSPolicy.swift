// Which browser origins may read responses, as the operator says it: origins, patterns of origins, request
// fields beside the contract's, and how long browsers keep an answer (Fetch standard, "CORS protocol").

import ContractRuntime

/// The cross-origin rules of a server, beside what its contract says of methods and fields.
///
/// An allowed origin is echoed exactly and may send credentials; `*` is never sent. `Vary: Origin`
/// stands on every response as soon as an origin is configured, so that no cache mixes up origins.
public struct CORSPolicy: Sendable {
  /// The origins that may read responses, such as `https://app.example`, and patterns of origins, see
  /// ``OriginPattern``.
  public var allowedOrigins: [String]
  /// Request fields that scripts may send beside those of the contract and ``ignoredRequestFields``.
  public var allowedRequestFields: [String]
  /// How long a browser may keep the answer to a preflight, in seconds.
  public var maxAgeSeconds: Int

  /// The most that browsers heed: Firefox keeps an answer for a day, Chromium for two hours.
  public static let longestMaxAgeSeconds = 86_400
  /// Request fields that every server gets from the monitoring and the tools of browsers, and may ignore:
  /// one that is not allowed fails every request of the page, see getsentry/sentry-javascript#6077.
  public static let ignoredRequestFields = [
    "Accept", "Accept-Language", "X-Request-Id", "X-Requested-With", "Cache-Control", "Pragma",
    "traceparent", "tracestate", "baggage", "sentry-trace", "ngrok-skip-browser-warning",
  ]
  /// Response fields that the server itself or any operation may send.
  public static let commonResponseFields = [
    "X-Request-Id", "Retry-After", "WWW-Authenticate", "Allow",
  ]

  /// Makes a policy; without origins no CORS field is ever sent.
  public init(
    allowedOrigins: [String] = [], allowedRequestFields: [String] = [], maxAgeSeconds: Int = 600
  ) {
    self.allowedOrigins = allowedOrigins
    self.allowedRequestFields = allowedRequestFields
    self.maxAgeSeconds = maxAgeSeconds
  }

  /// Whether a text is an origin as a browser sends it: scheme, host, perhaps a port, nothing else.
  public static func isOrigin(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let rest = ["https://", "http://"].first(where: { text.utf8.starts(with: $0.utf8) })
    else { return false }
    let authority = bytes.dropFirst(rest.utf8.count)
    return !authority.isEmpty && !authority.contains(where: isNeverInOrigins)
      && Authority.isValid(authority)
      && isPortOfOrigin(authority, default: rest == "https://" ? "443" : "80")
  }

  /// Browsers write hosts in lower case and without escapes; an asterisk makes a pattern.
  private static func isNeverInOrigins(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "%")
  }

  /// Browsers leave out the scheme's own port, and write others without zeros before them.
  private static func isPortOfOrigin(_ authority: ArraySlice<UInt8>, default usual: String) -> Bool
  {
    let end = authority.lastIndex(of: UInt8(ascii: "]")) ?? authority.startIndex
    guard let colon = authority[end...].firstIndex(of: UInt8(ascii: ":")) else { return true }
    let port = authority[(colon + 1)...]
    return !port.isEmpty && port.first != UInt8(ascii: "0") && !port.elementsEqual(usual.utf8)
  }

  /// Whether a text can be the name of a header field (RFC 9110, section 5.1).
  public static func isFieldName(_ text: String) -> Bool {
    !text.isEmpty && text != "*" && text.utf8.allSatisfy(HTTPToken.isByte)
  }

  /// What is wrong with it, as the end of a sentence; `nil` where nothing is.
  var problem: String? {
    for origin in allowedOrigins where !Self.isOrigin(origin) {
      guard origin.utf8.contains(UInt8(ascii: "*")) else {
        return "\"\(origin)\" is not an origin; write it as scheme://host or scheme://host:port"
      }
      do throws(OriginPattern.Mistake) { _ = try OriginPattern(origin) } catch {
        return "\"\(origin)\" \(error.predicate)"
      }
    }
    for name in allowedRequestFields where !Self.isFieldName(name) {
      return "\"\(name)\" is not the name of a header field"
    }
    guard (0...Self.longestMaxAgeSeconds).contains(maxAgeSeconds) else {
      return "the answer to a preflight is kept for 0 to \(Self.longestMaxAgeSeconds) seconds"
    }
    return nil
  }
}
