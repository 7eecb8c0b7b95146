// Responses -> the answers of a call, those that a client treats alike together.

import ContractModel
import OpenAPIDocument

extension ClientOperationLowering {
  /// The answers of an operation.
  mutating func answers(of operation: Operation) -> [ClientAnswer] {
    let statuses = operation.responses.map { Self.status($0.name.text) }
    let hasSuccess = statuses.contains(where: Self.isSuccess)
    var answers: [ClientAnswer] = []
    for (status, entry) in zip(statuses, operation.responses) {
      let response = entry.value.value
      let isBare = operation.method == "HEAD" || !StatusContent.isPossible(entry.name.text)
      let answer = ClientAnswer(
        statuses: [status], outcome: Self.outcome(status, hasSuccess: hasSuccess),
        others: Self.others(of: status, statuses),
        contents: isBare ? [] : contents(of: response), fields: fields(of: response))
      if let index = answers.firstIndex(where: { $0.isTreated(as: answer) }) {
        answers[index].statuses.append(status)
      } else {
        answers.append(answer)
      }
    }
    return answers
  }

  private static func status(_ text: String) -> ClientAnswer.Status {
    if let code = Int(text) { return .code(code) }
    if let digit = text.first?.wholeNumberValue { return .range(digit) }
    return .fallback
  }

  private static func isSuccess(_ status: ClientAnswer.Status) -> Bool {
    switch status {
    case .code(let code): (200..<300).contains(code)
    case .range(let digit): digit == 2
    case .fallback: false
    }
  }

  /// Beside a success, `default` is what else can happen, and no success.
  private static func outcome(
    _ status: ClientAnswer.Status, hasSuccess: Bool
  ) -> ClientAnswer.Outcome {
    if isSuccess(status) { return .success }
    return status == .fallback && !hasSuccess ? .open : .failure
  }

  /// The statuses that a range or `default` does not stand for.
  private static func others(
    of status: ClientAnswer.Status, _ all: [ClientAnswer.Status]
  ) -> [ClientAnswer.Status] {
    switch status {
    case .code: []
    case .range(let digit):
      all.filter {
        if case .code(let code) = $0 { code / 100 == digit } else { false }
      }
    case .fallback: all.filter { $0 != .fallback }
    }
  }

  private mutating func contents(of response: Response) -> [ClientAnswer.Content] {
    var contents: [ClientAnswer.Content] = []
    for entry in response.content {
      let media = MediaRange(entry.name)
      let (reading, type) = self.reading(media, entry.value.value)
      let essence = media.essence.text
      let same = contents.firstIndex { $0.reading == reading && $0.type == type }
      // Types that differ by their parameters alone cannot be told apart by what a client looks at.
      let alike = contents.firstIndex { $0.mediaTypes.contains(essence) }
      if let alike, alike != same {
        contents[alike].type =
          contents[alike].reading == reading ? .anyOf([contents[alike].type, type]) : .unknown
        if contents[alike].reading != reading { contents[alike].reading = .any }
      } else if let same {
        if !contents[same].mediaTypes.contains(essence) {
          contents[same].mediaTypes.append(essence)
        }
      } else {
        contents.append(.init(mediaTypes: [essence], reading: reading, type: type))
      }
    }
    return contents
  }

  private mutating func reading(
    _ media: MediaRange, _ value: MediaType
  ) -> (ClientAnswer.Reading, TypeExpression) {
    let isSequence = value.itemSchema != nil
    if media.isJSON { return (.json, value.schema.map { types.type(of: $0) } ?? .unknown) }
    if media.isAny, let schema = value.schema, !isBytes(schema) {
      return (.json, types.type(of: schema))
    }
    if media.isText || media.isMarkup {
      return isSequence ? (.blob, .keyword(.blob)) : (.text, .string)
    }
    if media.isAny || media.essence == "application/*" { return (.any, .unknown) }
    return (.blob, .keyword(.blob))
  }

  private func fields(of response: Response) -> [ClientAnswer.Field] {
    response.effectiveHeaders.map { entry in
      let schema = entry.value.value.schema
      let kinds = schema.map { types.normalised.merged($0).types?.subtracting(.null) } ?? nil
      let kind: ClientAnswer.Field.Kind =
        switch kinds {
        case .some(.integer), .some(.number): .number
        case .some(.boolean): .boolean
        default: .text
        }
      return ClientAnswer.Field(name: entry.name, kind: kind, documentation: [])
    }
  }
}

extension ClientAnswer {
  /// Whether two answers differ by their statuses alone.
  fileprivate func isTreated(as other: ClientAnswer) -> Bool {
    let areCodes = { (statuses: [Status]) in
      statuses.allSatisfy { if case .code = $0 { true } else { false } }
    }
    return areCodes(statuses) && areCodes(other.statuses) && outcome == other.outcome
      && contents == other.contents && fields == other.fields
  }
}

extension MediaRange {
  /// Whether the content is text of a language such as XML or YAML.
  fileprivate var isMarkup: Bool {
    let text = essence.text
    return text.hasSuffix("/xml") || text.hasSuffix("+xml") || text.hasSuffix("yaml")
  }
}
