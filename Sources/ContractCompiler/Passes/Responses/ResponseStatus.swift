// The keys of `responses` -> status codes, their order, and the names of their cases.

extension ResponsePlan.Status {
  /// The codes that a key of `responses` names.
  init(_ text: String) {
    if let code = Int(text) {
      self = .code(code)
    } else if let digit = text.first?.wholeNumberValue {
      self = .range(digit)
    } else {
      self = .fallback
    }
  }

  /// The case of an output with such a status.
  var caseName: String {
    switch self {
    case .code(let code): StatusNames.caseName(of: code)
    case .range(1): "informational"
    case .range(2): "success"
    case .range(3): "redirection"
    case .range(4): "clientError"
    case .range: "serverError"
    case .fallback: "default"
    }
  }

  /// Whether it tells of an error: 4xx, 5xx and `default`.
  var isError: Bool {
    switch self {
    case .code(let code): code >= 400
    case .range(let digit): digit >= 4
    case .fallback: true
    }
  }

  /// Codes in order, then ranges, then `default`.
  var order: Int {
    switch self {
    case .code(let code): code
    case .range(let digit): 1_000 + digit
    case .fallback: 2_000
    }
  }
}

/// The names of status codes as enum cases.
enum StatusNames {
  /// The case of a status code, `status299` for one without a registered phrase.
  static func caseName(of code: Int) -> String { names[code] ?? "status\(code)" }

  private static let names: [Int: String] = [
    100: "continue", 101: "switchingProtocols", 102: "processing", 103: "earlyHints", 200: "ok",
    201: "created", 202: "accepted", 203: "nonAuthoritativeInformation", 204: "noContent",
    205: "resetContent", 206: "partialContent", 207: "multiStatus", 208: "alreadyReported",
    226: "imUsed", 300: "multipleChoices", 301: "movedPermanently", 302: "found", 303: "seeOther",
    304: "notModified", 305: "useProxy", 307: "temporaryRedirect", 308: "permanentRedirect",
    400: "badRequest", 401: "unauthorized", 402: "paymentRequired", 403: "forbidden",
    404: "notFound", 405: "methodNotAllowed", 406: "notAcceptable",
    407: "proxyAuthenticationRequired", 408: "requestTimeout", 409: "conflict", 410: "gone",
    411: "lengthRequired", 412: "preconditionFailed", 413: "contentTooLarge", 414: "uriTooLong",
    415: "unsupportedMediaType", 416: "rangeNotSatisfiable", 417: "expectationFailed",
    418: "imATeapot", 421: "misdirectedRequest", 422: "unprocessableContent", 423: "locked",
    424: "failedDependency", 425: "tooEarly", 426: "upgradeRequired", 428: "preconditionRequired",
    429: "tooManyRequests", 431: "requestHeaderFieldsTooLarge", 451: "unavailableForLegalReasons",
    500: "internalServerError", 501: "notImplemented", 502: "badGateway",
    503: "serviceUnavailable", 504: "gatewayTimeout", 505: "httpVersionNotSupported",
    506: "variantAlsoNegotiates", 507: "insufficientStorage", 508: "loopDetected",
    510: "notExtended", 511: "networkAuthenticationRequired",
  ]
}
