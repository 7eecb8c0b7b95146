// Generated from openapi.yaml. Do not edit.
// What the application implements: Bytes in and out 1.

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /albums` (openapi.yaml:5)
  func addAlbum(_ input: Operations.AddAlbum.Input) async throws -> Operations.AddAlbum.Output

  /// `PUT /notes` (openapi.yaml:27)
  func writeNote(_ input: Operations.WriteNote.Input) async throws -> Operations.WriteNote.Output

  /// `GET /albums/{id}/cover` (openapi.yaml:39)
  func getCover(_ input: Operations.GetCover.Input) async throws -> Operations.GetCover.Output

  /// `GET /albums/{id}/poster` (openapi.yaml:46)
  func getPoster(_ input: Operations.GetPoster.Input) async throws -> Operations.GetPoster.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `addAlbum` of the contract.
  public enum AddAlbum {  // openapi.yaml:5
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The content of the request.
      public var body: Operations.AddAlbum.MultipartBodyContent  // openapi.yaml:8

      /// Makes a value from its members.
      public init(body: Operations.AddAlbum.MultipartBodyContent) {
        self.body = body
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// Added.
      case noContent  // openapi.yaml:25
    }

    /// The parts of a multipart request.
    public struct MultipartBodyContent: Sendable {
      /// The parts that are no files.
      public var fields: Operations.AddAlbum.MultipartBodyContent.Fields  // openapi.yaml:5
      /// The file `cover`.
      public var cover: FilePart  // openapi.yaml:19
      /// The file `photos`.
      public var photos: [FilePart]  // openapi.yaml:20

      /// Makes a value from its members.
      public init(
        fields: Operations.AddAlbum.MultipartBodyContent.Fields, cover: FilePart,
        photos: [FilePart] = []
      ) {
        self.fields = fields
        self.cover = cover
        self.photos = photos
      }

      /// `Fields` of the contract.
      public struct Fields: Sendable, Equatable {  // openapi.yaml:12
        /// `title` of the contract.
        public var title: String  // openapi.yaml:15
        /// `year` of the contract.
        public var year: Int64?  // openapi.yaml:16
        /// `labels` of the contract.
        public var labels: [String]?  // openapi.yaml:17
        /// `place` of the contract.
        public var place: Operations.AddAlbum.MultipartBodyContent.Fields.Place?  // openapi.yaml:18

        /// Makes a value from its members.
        public init(
          title: String, year: Int64? = nil, labels: [String]? = nil,
          place: Operations.AddAlbum.MultipartBodyContent.Fields.Place? = nil
        ) {
          self.title = title
          self.year = year
          self.labels = labels
          self.place = place
        }

        /// `Place` of the contract.
        public struct Place: Sendable, Equatable {  // openapi.yaml:18
          /// `city` of the contract.
          public var city: String  // openapi.yaml:18

          /// Makes a value from its members.
          public init(city: String) {
            self.city = city
          }
        }
      }
    }
  }
}

extension Operations.AddAlbum.Input {
  private static let content = RequestContent(["multipart/form-data"], required: true)

  /// Reads a request (openapi.yaml:5).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    var body: Operations.AddAlbum.MultipartBodyContent?
    if let (match, bytes) = try await Self.content.read(request, limit: limits.bodyBytes) {
      switch match.index {
      default:
        let form = try MultipartForm(bytes, mediaType: match.mediaType)
        let shape = FormShape([
          .init("title", shape: .string),
          .init("year", shape: .integer),
          .init("labels", shape: .array(.string)),
          .init("place", shape: .object([.init("city", .string)], additional: nil)),
        ], files: ["cover", "photos"])
        let values = try form.read(
          shape, limits, &violations, Operations.AddAlbum.MultipartBodyContent.Fields.read(from:))
        let file1 = form.file(
          "cover",
          rules: .init(required: true, types: ["image/png", "image/jpeg"], bytes: 0...1_000_000),
          &violations)
        let file2 = form.files(
          "photos", rules: .init(types: ["image/*"], count: 1...20), &violations)
        if let values, let file1 {
          body = Operations.AddAlbum.MultipartBodyContent(fields: values, cover: file1, photos: file2)
        }
      }
    }
    try violations.throwIfAny()
    guard let body else { throw .unreadable() }
    self.body = body
  }
}

extension Operations.AddAlbum.Output {
  /// The response as it is sent (openapi.yaml:5).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

extension Operations {
  /// `writeNote` of the contract.
  public enum WriteNote {  // openapi.yaml:27
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The content of the request.
      public var body: Operations.WriteNote.Body?  // openapi.yaml:30

      /// Makes a value from its members.
      public init(body: Operations.WriteNote.Body? = nil) {
        self.body = body
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// Written.
      case noContent  // openapi.yaml:37
    }

    /// The content of a request, by its media type.
    public enum Body: Sendable {  // openapi.yaml:30
      /// `application/json`.
      case json(String)
      /// `text/plain`.
      case text(String)
      /// `application/x-www-form-urlencoded`.
      case form(Operations.WriteNote.BodyContent)
      /// `application/octet-stream`.
      case bytes(RequestBody)
    }

    /// `BodyContent` of the contract.
    public struct BodyContent: Sendable, Equatable {  // openapi.yaml:34
      /// `text` of the contract.
      public var text: String?  // openapi.yaml:34
      /// `tags` of the contract.
      public var tags: [String]?  // openapi.yaml:34

      /// Makes a value from its members.
      public init(text: String? = nil, tags: [String]? = nil) {
        self.text = text
        self.tags = tags
      }
    }
  }
}

extension Operations.WriteNote.Input {
  private static let content = RequestContent(
    [
      "application/json", "text/plain", "application/x-www-form-urlencoded",
      "application/octet-stream",
    ], required: false)

  /// Reads a request (openapi.yaml:27).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    var body: Operations.WriteNote.Body?
    if let (match, bytes) = try await Self.content.read(request, limit: limits.bodyBytes) {
      switch match.index {
      case 0:
        body = try ContractContent.read(
          bytes, limits, &violations, String.read(from:)
        ).map { .json($0) }
      case 1:
        body = try ContractContent.readText(bytes, as: .string, limits, &violations) {
          (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
          try reader.string(maxLength: 100)
        }.map { .text($0) }
      case 2:
        let shape = FormShape([
          .init("text", shape: .string),
          .init("tags", shape: .array(.string)),
        ])
        body = try URLEncodedForm(bytes).read(
          shape, limits, &violations, Operations.WriteNote.BodyContent.read(from:)
        ).map { .form($0) }
      default:
        body = .bytes(.bytes(bytes))
      }
    }
    try violations.throwIfAny()
    self.body = body
  }
}

extension Operations.WriteNote.Output {
  /// The response as it is sent (openapi.yaml:27).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

extension Operations {
  /// `getCover` of the contract.
  public enum GetCover {  // openapi.yaml:39
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The parameter `id`.
      public var id: Int64  // openapi.yaml:41
      /// Which media types the client accepts, and which it prefers.
      public var accept: Accept  // openapi.yaml:39

      /// Makes a value from its members.
      public init(id: Int64, accept: Accept = Accept(Headers())) {
        self.id = id
        self.accept = accept
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// The picture.
      case ok(MediaContent)  // openapi.yaml:43
      /// No picture.
      case clientError(status: Int, Operations.GetCover.ClientErrorContent)  // openapi.yaml:44
    }

    /// The content of the response 4XX, by its media type.
    public enum ClientErrorContent: Sendable {  // openapi.yaml:44
      /// `application/json`.
      case json(String)
      /// `text/plain`.
      case text(String)
    }
  }
}

extension Operations.GetCover.Input {
  private static let idParameter = RequestParameter(
    "id", in: .path, shape: .integer, read: Int64.read(from:))

  /// Reads a request (openapi.yaml:39).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let id = try Self.idParameter.read(in: path.rawValue(1), &violations)
    try violations.throwIfAny()
    guard let id else { throw .unreadable() }
    self.id = id
    accept = Accept(request.headers)
  }
}

extension Operations.GetCover.Output {
  /// The response as it is sent (openapi.yaml:39).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondImage(200, body, to: request)
    case .clientError(let status, let body):
      respondGetCoverClientErrorContent(status, body, to: request)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, content: checkImage),
      DeclaredResponse(range: 400...499, content: checkGetCoverClientErrorContent),
    ]
  #endif
}

extension Operations {
  /// `getPoster` of the contract.
  public enum GetPoster {  // openapi.yaml:46
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The parameter `id`.
      public var id: Int64  // openapi.yaml:48
      /// Which media types the client accepts, and which it prefers.
      public var accept: Accept  // openapi.yaml:46

      /// Makes a value from its members.
      public init(id: Int64, accept: Accept = Accept(Headers())) {
        self.id = id
        self.accept = accept
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// The poster.
      case ok(Operations.GetPoster.OKContent)  // openapi.yaml:50
    }

    /// The content of the response 200, by its media type.
    public enum OKContent: Sendable {  // openapi.yaml:50
      /// `image/png`.
      case imagePNG(ResponseBody)
      /// `image/jpeg`.
      case imageJPEG(ResponseBody)
    }
  }
}

extension Operations.GetPoster.Input {
  private static let idParameter = RequestParameter(
    "id", in: .path, shape: .integer, read: Int64.read(from:))

  /// Reads a request (openapi.yaml:46).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let id = try Self.idParameter.read(in: path.rawValue(1), &violations)
    try violations.throwIfAny()
    guard let id else { throw .unreadable() }
    self.id = id
    accept = Accept(request.headers)
  }
}

extension Operations.GetPoster.Output {
  /// The response as it is sent (openapi.yaml:46).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondGetPosterOKContent(200, body, to: request)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, content: checkGetPosterOKContent)
    ]
  #endif
}

/// A response with `image/*` (openapi.yaml:43).
private func respondImage(
  _ status: Int, _ body: MediaContent, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, body, fields)
}

/// A response with `application/json` or `text/plain` (openapi.yaml:44).
private func respondGetCoverClientErrorContent(
  _ status: Int, _ body: Operations.GetCover.ClientErrorContent, to _: Request,
  _ fields: Headers = Headers()
) -> Response {
  switch body {
  case .json(let body):
    var writer = JSONWriter(reserving: 512)
    writer.string(body)
    return .content(status, "application/json", writer.finish(), fields)
  case .text(let body):
    var writer = JSONWriter(reserving: 512)
    writer.string(body)
    return .text(status, "text/plain", writer.finish(), fields)
  }
}

/// A response with `image/png` or `image/jpeg` (openapi.yaml:50).
private func respondGetPosterOKContent(
  _ status: Int, _ body: Operations.GetPoster.OKContent, to _: Request,
  _ fields: Headers = Headers()
) -> Response {
  switch body {
  case .imagePNG(let body):
    return .content(status, "image/png", body, fields)
  case .imageJPEG(let body):
    return .content(status, "image/jpeg", body, fields)
  }
}

#if DEBUG
  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkImage(_ response: Response) -> String? {
    ContractContent.check(response, ["image/*"])
  }

  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkGetCoverClientErrorContent(_ response: Response) -> String? {
    let jsonFault = ContractContent.checkJSON(response, ["application/json"], String.read(from:))
    if let jsonFault { return jsonFault }
    return ContractContent.check(response, ["application/json", "text/plain"])
  }

  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkGetPosterOKContent(_ response: Response) -> String? {
    ContractContent.check(response, ["image/png", "image/jpeg"])
  }
#endif
