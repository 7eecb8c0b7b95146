// Reasons as single words, for the labels of metrics and the attributes of spans: a word for each case,
// so that there are never more of them than there are cases.

import ContractPostgreSQL
import ContractTokens

extension TokenError {
  /// The word of every reason.
  static let words = [
    TokenError.malformed, .opaque, .tooLong, .encrypted, .algorithmNotAllowed, .headerNotAllowed,
    .unknownKey, .ambiguousKey, .badSignature, .claimsMalformed, .expirationMissing, .expired,
    .notYetValid, .issuedInFuture, .issuerMismatch, .audienceMismatch, .subjectMissing,
    .notAnAccessToken, .keysUnavailable(retryAfterSeconds: 1),
  ].map(\.word)

  /// The reason as one word.
  var word: String {
    switch self {
    case .malformed: "malformed"
    case .opaque: "opaque"
    case .tooLong: "too_long"
    case .encrypted: "encrypted"
    case .algorithmNotAllowed: "algorithm_not_allowed"
    case .headerNotAllowed: "header_not_allowed"
    case .unknownKey: "unknown_key"
    case .ambiguousKey: "ambiguous_key"
    case .badSignature: "bad_signature"
    case .claimsMalformed: "claims_malformed"
    case .expirationMissing: "expiration_missing"
    case .expired: "expired"
    case .notYetValid: "not_yet_valid"
    case .issuedInFuture: "issued_in_future"
    case .issuerMismatch: "issuer_mismatch"
    case .audienceMismatch: "audience_mismatch"
    case .subjectMissing: "subject_missing"
    case .notAnAccessToken: "not_an_access_token"
    case .keysUnavailable: "keys_unavailable"
    }
  }
}

extension DatabaseError {
  /// The reason as one word.
  var word: String {
    switch self {
    // The first task of a user who is not there yet, which its handler expects.
    case .server(let error) where error.state == .foreignKeyViolation: "foreign_key_violation"
    case .server: "server"
    case .connectionLost: "connection_lost"
    case .unavailable: "unavailable"
    case .timedOut: "timed_out"
    case .overloaded: "overloaded"
    case .cancelled: "cancelled"
    case .closed: "closed"
    case .limitExceeded: "limit_exceeded"
    case .unexpectedRow: "unexpected_row"
    case .configuration: "configuration"
    }
  }
}

enum StatusWord {
  /// Why a responder answered with an error, as one word; nil for other statuses.
  static func refusal(_ status: Int) -> String? {
    switch status {
    case 400: "bad_request"
    case 401: "unauthorized"
    case 403: "forbidden"
    case 404: "not_found"
    case 405: "method_not_allowed"
    case 406: "not_acceptable"
    case 408: "body_timed_out"
    case 409: "conflict"
    case 412: "precondition_failed"
    case 413: "content_too_large"
    case 415: "unsupported_media_type"
    case 422: "unprocessable_content"
    case 499: "client_gone"
    case 503: "unavailable"
    case 400..<500: "other_client_error"
    case 500..<600: "server_error"
    default: nil
    }
  }
}
