// A rule of the comparison is one row: its code, what it compares, where it holds, whether what is
// admitted becomes less or more, and the level that follows. Twins for requests and responses come
// from one row, as the same change breaks one of them only.

import ContractModel

/// A row of the tables beside this file: what a fact that a comparer has found means.
struct Rule: Sendable {
  /// How what is admitted now stands to what was admitted before.
  enum Effect: Sendable {
    /// Less is admitted.
    case narrows
    /// More is admitted.
    case widens
    /// Something else, or it cannot be told.
    case changes
    /// The same is admitted; people and generators want to know.
    case notes
  }

  /// Where a row holds.
  enum Scope: Sendable {
    /// What the server receives, under this code.
    case requests(String)
    /// What the server sends, under this code.
    case responses(String)
    /// Both, under `request-` and `response-` and these words.
    case bothWays(request: String, response: String)
    /// Who is let in, under this code.
    case access(String)
  }

  let scope: Scope
  /// The keywords or fields that are compared, for the page of rules.
  let compares: String
  let effect: Effect
  /// What has happened, for the page of rules: one sentence without a full stop.
  let meaning: String
  /// The levels where they do not follow from the effect.
  private let request: ChangeCategory?
  private let response: ChangeCategory?

  private init(
    _ scope: Scope, _ compares: String, _ effect: Effect, _ meaning: String,
    request: ChangeCategory?, response: ChangeCategory?
  ) {
    self.scope = scope
    self.compares = compares
    self.effect = effect
    self.meaning = meaning
    self.request = request
    self.response = response
  }

  /// The codes of the row, each with its level.
  var codes: [ChangeCode] {
    switch scope {
    case .requests, .access: [code(in: .request)]
    case .responses: [code(in: .response)]
    case .bothWays: [code(in: .request), code(in: .response)]
    }
  }

  /// The code for a value that travels in a direction; a row for one direction has one code.
  func code(in direction: Direction) -> ChangeCode {
    switch scope {
    case .requests(let name):
      ChangeCode(name, request ?? effect.level(in: .request))
    case .responses(let name):
      ChangeCode(name, response ?? effect.level(in: .response))
    case .bothWays(let request, _) where direction == .request:
      ChangeCode("request-" + request, self.request ?? effect.level(in: .request))
    case .bothWays(_, let response):
      ChangeCode("response-" + response, self.response ?? effect.level(in: .response))
    case .access(let name):
      ChangeCode(name, effect.levelOfAccess)
    }
  }
}

extension Rule {
  /// A row about what the server receives.
  init(
    requests code: String, of compares: String, _ effect: Effect, level: ChangeCategory? = nil,
    _ meaning: String
  ) {
    self.init(.requests(code), compares, effect, meaning, request: level, response: nil)
  }

  /// A row about what the server sends.
  init(
    responses code: String, of compares: String, _ effect: Effect, level: ChangeCategory? = nil,
    _ meaning: String
  ) {
    self.init(.responses(code), compares, effect, meaning, request: nil, response: level)
  }

  /// A row about values that travel either way.
  init(
    bothWays words: String, of compares: String, _ effect: Effect,
    request: ChangeCategory? = nil, response: ChangeCategory? = nil, _ meaning: String
  ) {
    self.init(
      .bothWays(request: words, response: words), compares, effect, meaning, request: request,
      response: response)
  }

  /// A row whose twins are called differently.
  init(
    request: String, response: String, of compares: String, _ effect: Effect,
    levels: (request: ChangeCategory?, response: ChangeCategory?) = (nil, nil), _ meaning: String
  ) {
    self.init(
      .bothWays(request: request, response: response), compares, effect, meaning,
      request: levels.request, response: levels.response)
  }

  /// A row about who is let in.
  init(access code: String, of compares: String, _ effect: Effect, _ meaning: String) {
    self.init(.access(code), compares, effect, meaning, request: nil, response: nil)
  }
}

extension Rule.Effect {
  /// Requests are contravariant, responses are covariant.
  fileprivate func level(in direction: Direction) -> ChangeCategory {
    switch (self, direction) {
    case (.narrows, .request), (.widens, .response), (.changes, _): .breaking
    case (.narrows, .response), (.widens, .request), (.notes, _): .info
    }
  }

  /// Who is let in that was refused is worse than who is refused that was let in.
  fileprivate var levelOfAccess: ChangeCategory {
    switch self {
    case .narrows: .breaking
    case .widens, .changes: .security
    case .notes: .info
    }
  }
}

/// Which way a value travels: what it may be is contravariant or covariant by that.
enum Direction {
  /// The server receives it: parameters, request bodies, answers to webhooks.
  case request
  /// The server sends it: response headers and bodies, webhooks.
  case response
}

/// Which way a value travels and in which message, which are two things where the server calls its
/// clients: `readOnly` and `writeOnly` are about the message.
struct Travel: Hashable {
  let direction: Direction
  let message: Message

  /// What clients ask of the server.
  static let request = Travel(direction: .request, message: .request)
  /// What the server answers.
  static let response = Travel(direction: .response, message: .response)
  /// What the server asks of its clients by webhooks and callbacks.
  static let sentRequest = Travel(direction: .response, message: .request)
  /// What clients answer to that.
  static let takenResponse = Travel(direction: .request, message: .response)

  var phrase: String {
    switch (direction, message) {
    case (.request, .request): "in requests"
    case (.response, .response): "in responses"
    case (.response, .request): "in requests that the server sends"
    case (.request, .response): "in answers to the server"
    }
  }
}

extension Direction {
  /// The direction whose codes are about a message: what is read-only is so in requests.
  init(codesOf message: Message) { self = message == .request ? .request : .response }
}
