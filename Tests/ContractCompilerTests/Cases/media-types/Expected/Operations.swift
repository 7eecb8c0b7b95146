// Generated from openapi.yaml. Do not edit.
// What the application implements: Bytes in and out 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /albums` (openapi.yaml:5)
  func addAlbum(_ input: Operations.AddAlbum.Input) async throws -> Operations.AddAlbum.Output

  /// `PUT /notes` (openapi.yaml:27)
  func writeNote(_ input: Operations.WriteNote.Input) async throws -> Operations.WriteNote.Output

  /// `GET /notes` (openapi.yaml:38)
  func readNote(_ input: Operations.ReadNote.Input) async throws -> Operations.ReadNote.Output

  /// `GET /albums/{id}/cover` (openapi.yaml:44)
  func getCover(_ input: Operations.GetCover.Input) async throws -> Operations.GetCover.Output

  /// `GET /albums/{id}/poster` (openapi.yaml:51)
  func getPoster(_ input: Operations.GetPoster.Input) async throws -> Operations.GetPoster.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `POST /albums`.
  public enum AddAlbum {  // openapi.yaml:5
    public struct Input: Sendable {
      public var body: Operations.AddAlbum.MultipartBodyContent  // openapi.yaml:8

      public init(body: Operations.AddAlbum.MultipartBodyContent) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// Added.
      case noContent  // openapi.yaml:25
    }

    /// The parts of a multipart request.
    public struct MultipartBodyContent: Sendable {
      /// The parts that are no files.
      public var fields: Operations.AddAlbum.MultipartBodyContent.Fields  // openapi.yaml:5
      public var cover: FilePart  // openapi.yaml:19
      public var photos: [FilePart]  // openapi.yaml:20

      public init(
        fields: Operations.AddAlbum.MultipartBodyContent.Fields, cover: FilePart,
        photos: [FilePart] = []
      ) {
        self.fields = fields
        self.cover = cover
        self.photos = photos
      }

      public struct Fields: Sendable, Hashable {  // openapi.yaml:12
        public var title: String  // openapi.yaml:15
        public var year: Int64?  // openapi.yaml:16
        public var labels: [String]?  // openapi.yaml:17
        public var place: Operations.AddAlbum.MultipartBodyContent.Fields.Place?  // openapi.yaml:18

        public init(
          title: String, year: Int64? = nil, labels: [String]? = nil,
          place: Operations.AddAlbum.MultipartBodyContent.Fields.Place? = nil
        ) {
          self.title = title
          self.year = year
          self.labels = labels
          self.place = place
        }

        public struct Place: Sendable, Hashable {  // openapi.yaml:18
          public var city: String  // openapi.yaml:18

          public init(city: String) { self.city = city }
        }
      }
    }
  }
}

extension Operations {
  /// `PUT /notes`.
  public enum WriteNote {  // openapi.yaml:27
    public struct Input: Sendable {
      public var body: Operations.WriteNote.Body?  // openapi.yaml:30

      public init(body: Operations.WriteNote.Body? = nil) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
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

    public struct BodyContent: Sendable, Hashable {  // openapi.yaml:34
      public var text: String?  // openapi.yaml:34
      public var tags: [String]?  // openapi.yaml:34

      public init(text: String? = nil, tags: [String]? = nil) {
        self.text = text
        self.tags = tags
      }
    }
  }
}

extension Operations {
  /// `GET /notes`.
  public enum ReadNote {  // openapi.yaml:38
    public struct Input: Sendable {
      /// Which media types the client accepts, and which it prefers.
      public var accept: Accept  // openapi.yaml:38

      public init(accept: Accept = Accept(Headers())) { self.accept = accept }
    }

    public enum Output: OperationOutput {
      /// The note.
      case ok(String)  // openapi.yaml:41
      /// No note.
      case clientError(status: Int, Operations.ReadNote.ClientErrorContent)  // openapi.yaml:42
    }

    /// The content of the response 4XX, by its media type.
    public enum ClientErrorContent: Sendable {  // openapi.yaml:42
      /// `application/json`.
      case json(String)
      /// `text/plain`.
      case text(Int64)
      /// `text/*`.
      case textSlashStar(String)
      /// `text/csv`.
      case textCSV(String)
      /// `application/pdf`.
      case applicationPDF(ResponseBody)
    }
  }
}

extension Operations {
  /// `GET /albums/{id}/cover`.
  public enum GetCover {  // openapi.yaml:44
    public struct Input: Sendable {
      public var id: Int64  // openapi.yaml:46
      /// Which media types the client accepts, and which it prefers.
      public var accept: Accept  // openapi.yaml:44

      public init(id: Int64, accept: Accept = Accept(Headers())) {
        self.id = id
        self.accept = accept
      }
    }

    public enum Output: OperationOutput {
      /// The picture.
      case ok(MediaContent)  // openapi.yaml:48
      /// No picture.
      case clientError(status: Int, Operations.GetCover.ClientErrorContent)  // openapi.yaml:49
    }

    /// The content of the response 4XX, by its media type.
    public enum ClientErrorContent: Sendable {  // openapi.yaml:49
      /// `application/json`.
      case json(String)
      /// `text/plain`.
      case text(String)
    }
  }
}

extension Operations {
  /// `GET /albums/{id}/poster`.
  public enum GetPoster {  // openapi.yaml:51
    public struct Input: Sendable {
      public var id: Int64  // openapi.yaml:53
      /// Which media types the client accepts, and which it prefers.
      public var accept: Accept  // openapi.yaml:51

      public init(id: Int64, accept: Accept = Accept(Headers())) {
        self.id = id
        self.accept = accept
      }
    }

    public enum Output: OperationOutput {
      /// The poster.
      case ok(Operations.GetPoster.OKContent)  // openapi.yaml:55
    }

    /// The content of the response 200, by its media type.
    public enum OKContent: Sendable {  // openapi.yaml:55
      /// `image/png`.
      case imagePNG(ResponseBody)
      /// `image/jpeg`.
      case imageJPEG(ResponseBody)
    }
  }
}
