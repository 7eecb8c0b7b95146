// Files of multipart requests, as generated operations hand them over.

/// A binary part of a multipart request (RFC 7578).
public struct FilePart: Sendable {
  /// The file name that the client gave, as sent; never a path to trust.
  public var fileName: String?
  /// The media type that the client gave.
  public var mediaType: MediaType?
  /// The content.
  public var bytes: [UInt8]

  /// Makes a part from its facts.
  public init(fileName: String?, mediaType: MediaType?, bytes: [UInt8]) {
    self.fileName = fileName
    self.mediaType = mediaType
    self.bytes = bytes
  }
}

extension MultipartForm {
  /// The file of a field; `nil` where there is none.
  public func file(_ name: StaticString) -> FilePart? { first(name).map(FilePart.init) }

  /// The files of a field, in order.
  public func files(_ name: StaticString) -> [FilePart] { parts(name).map(FilePart.init) }

  /// The file of a field; where there is none, `required` is recorded.
  public func requiredFile(_ name: StaticString, _ violations: inout Violations) -> FilePart? {
    if let file = file(name) { return file }
    violations.record(pointer: "/\(name)", keyword: "required", message: "A file is required.")
    return nil
  }
}

extension FilePart {
  fileprivate init(_ part: MultipartForm.Part) {
    self.init(fileName: part.fileName, mediaType: part.mediaType, bytes: part.bytes)
  }
}
