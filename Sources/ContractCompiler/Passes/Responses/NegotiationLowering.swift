// Responses -> what clients must accept, and what debug builds hold an answer to.

import OpenAPIDocument

/// Decides by the responses of an operation together.
enum NegotiationLowering {
  /// The media types of successful responses where there is a choice (406 where the client accepts none
  /// of them, RFC 9110 section 15.5.7); none where any success has no content or any of a range.
  static func mustAccept(_ responses: [ResponsePlan]) -> [String] {
    let successes = responses.filter(\.status.isSuccess)
    guard successes.contains(where: { $0.contents.count > 1 }),
      !successes.contains(where: { $0.contents.isEmpty || $0.contents.contains(where: \.isRange) })
    else { return [] }
    return successes.flatMap(\.contents).map(\.mediaType)
  }

  /// Responses with the same checks together, in the order of the first of each.
  static func declared(_ responses: [ResponsePlan]) -> [DeclaredResponses] {
    var list: [DeclaredResponses] = []
    for response in responses {
      let fields = (response.headers?.fields ?? []).compactMap(\.constant)
      var next = DeclaredResponses(
        statuses: .all, fields: fields, contentFunction: response.contentFunction)
      switch response.status {
      case .fallback: break
      case .range(let digit): next.statuses = .range(digit * 100...digit * 100 + 99)
      case .code(let code):
        let same = list.firstIndex { $0.isOfCodes && $0.isCheckedAs(next) }
        if let same, case .codes(let codes) = list[same].statuses {
          list[same].statuses = .codes(codes + [code])
          continue
        }
        next.statuses = .codes([code])
      }
      list.append(next)
    }
    return list
  }
}

extension DeclaredResponses {
  fileprivate var isOfCodes: Bool { if case .codes = statuses { true } else { false } }

  fileprivate func isCheckedAs(_ other: DeclaredResponses) -> Bool {
    contentFunction == other.contentFunction && fields == other.fields
  }
}

extension ResponsePlan.Status {
  /// Whether it tells of success: 2xx.
  fileprivate var isSuccess: Bool {
    switch self {
    case .code(let code): (200..<300).contains(code)
    case .range(let digit): digit == 2
    case .fallback: false
    }
  }
}
