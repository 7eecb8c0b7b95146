// What an operation answers with, and how debug builds hold it to the contract.

/// What an operation answers with: one case for each declared response.
public protocol OperationOutput: Sendable {
  /// The response as it is sent.
  func response(to request: Request) -> Response
  /// The declared responses, which debug builds check.
  static var declared: [DeclaredResponse] { get }
}

extension OperationOutput {
  /// A response, unless a debug build finds that it is not what the contract says; release builds
  /// trust their handlers.
  public static func check(_ response: Response) throws(ContractViolation) -> Response {
    #if DEBUG
      if let name = response.headers.unsendable {
        throw ContractViolation("the field '\(name)' of the response cannot be sent")
      }
      let matching = declared.filter { $0.includes(response.status) }
      guard let rule = matching.min(by: { $0.rank < $1.rank }) else {
        throw ContractViolation("the status \(response.status) is not declared")
      }
      if let fault = rule.fault(of: response) { throw ContractViolation(fault) }
    #endif
    return response
  }
}

extension Headers {
  /// The name of a field that no message can have: with a control character in its value, or with a name that is
  /// no token (RFC 9110 section 5).
  fileprivate var unsendable: String? {
    fields.first { field in
      field.name.isEmpty || !field.name.utf8.allSatisfy(HTTPToken.isByte)
        || field.value.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }
    }?.name
  }
}

/// A response that an operation declares (OpenAPI 3.1 section 4.8.16).
public struct DeclaredResponse: Sendable {
  /// What is wrong with the content of a response; `nil` if nothing is.
  public typealias ContentCheck = @Sendable (Response) -> String?

  private let codes: [Int]
  private let range: ClosedRange<Int>
  private let fields: [any DeclaredField]
  private let content: ContentCheck
  /// A code is more specific than a range such as `4XX`, and that than `default`.
  let rank: Int

  /// Responses with any of these status codes.
  ///
  /// - Parameters:
  ///   - codes: The status codes.
  ///   - fields: The header fields that each declares.
  ///   - content: What is wrong with its content.
  public init(
    _ codes: Int..., fields: [any DeclaredField] = [],
    content: @escaping ContentCheck = ContractContent.checkEmpty
  ) {
    self.init(codes: codes, range: 0...0, fields: fields, content: content, rank: 0)
  }

  /// Responses with a status code in a range, such as `4XX`.
  public init(
    range: ClosedRange<Int>, fields: [any DeclaredField] = [],
    content: @escaping ContentCheck = ContractContent.checkEmpty
  ) {
    self.init(codes: [], range: range, fields: fields, content: content, rank: 1)
  }

  /// The response of every status that no other declares.
  public static func fallback(
    fields: [any DeclaredField] = [], content: @escaping ContentCheck = ContractContent.checkEmpty
  ) -> DeclaredResponse {
    DeclaredResponse(codes: [], range: 0...999, fields: fields, content: content, rank: 2)
  }

  private init(
    codes: [Int], range: ClosedRange<Int>, fields: [any DeclaredField],
    content: @escaping ContentCheck, rank: Int
  ) {
    self.codes = codes
    self.range = range
    self.fields = fields
    self.content = content
    self.rank = rank
  }

  func includes(_ status: Int) -> Bool { codes.contains(status) || range.contains(status) }

  func fault(of response: Response) -> String? {
    for field in fields {
      if let fault = field.fault(of: response) { return fault }
    }
    return content(response)
  }
}

/// A header field that a response declares, read as its clients read it (OpenAPI 3.1 section 4.8.21).
public protocol DeclaredField: Sendable {
  /// What is wrong with the field of a response; `nil` if nothing is.
  func fault(of response: Response) -> String?
}

extension ScalarParameter: DeclaredField {
  /// What is wrong with the field of a response; `nil` if nothing is.
  public func fault(of response: Response) -> String? {
    response.fault { (headers, violations) throws(ProblemDetails) in
      _ = try read(in: headers, &violations)
    }
  }
}

extension RequestParameter: DeclaredField {
  /// What is wrong with the field of a response; `nil` if nothing is.
  public func fault(of response: Response) -> String? {
    response.fault { (headers, violations) throws(ProblemDetails) in
      _ = try read(in: headers, of: .response, &violations)
    }
  }
}

extension Response {
  fileprivate func fault(
    _ read: (Headers, inout Violations) throws(ProblemDetails) -> Void
  ) -> String? {
    var violations = Violations()
    do throws(ProblemDetails) {
      try read(headers, &violations)
    } catch {
      return "the response \(status) has a field that cannot be read: \(error.detail)"
    }
    return ContractContent.fault(self, violations)
  }
}
