// Files of multipart requests, as generated operations hand them over.

/// A binary part of a multipart request (RFC 7578).
public struct FilePart: Sendable {
  /// The file name that the client gave, as sent; never a path to trust.
  public var fileName: String?
  /// The media type that the client gave.
  public var mediaType: MediaType?
  /// The content.
  public var bytes: [UInt8]
  /// All header fields of the part.
  public var headers: Headers

  /// Makes a part from its facts.
  public init(
    fileName: String?, mediaType: MediaType?, bytes: [UInt8], headers: Headers = Headers()
  ) {
    self.fileName = fileName
    self.mediaType = mediaType
    self.bytes = bytes
    self.headers = headers
  }
}

extension MultipartForm {
  /// The rules of a field of files, beyond that it is one.
  public struct FileRules: Sendable {
    private let isRequired: Bool
    private let types: [StaticString]
    private let bytes: ClosedRange<Int>
    private let count: ClosedRange<Int>
    fileprivate var isList: Bool

    /// States rules.
    ///
    /// - Parameters:
    ///   - required: Whether there must be a file.
    ///   - types: The media types or ranges that a file may have; none means any.
    ///   - bytes: How many bytes a file may have.
    ///   - count: How many files there may be, if there is one at all.
    ///   - list: Whether there may be several.
    public init(
      required: Bool = false, types: [StaticString] = [], bytes: ClosedRange<Int> = 0...(.max),
      count: ClosedRange<Int> = 0...(.max), list: Bool = true
    ) {
      isRequired = required
      self.types = types
      self.bytes = bytes
      self.count = count
      isList = list
    }

    fileprivate func check(
      _ files: [FilePart], _ pointer: String, _ violations: inout Violations
    ) {
      func violates(_ keyword: String, _ message: String) {
        violations.record(pointer: pointer, keyword: keyword, message: message)
      }
      if files.isEmpty {
        if isRequired { violates("required", "is required") }
        return
      }
      if !isList, files.count > 1 {
        violates("type", "must be given only once, as it is no list")
      }
      if files.count < count.lowerBound {
        violates("minItems", Countable.file.atLeast(count.lowerBound))
      }
      if files.count > count.upperBound {
        violates("maxItems", Countable.file.atMost(count.upperBound))
      }
      for file in files {
        if file.bytes.count < bytes.lowerBound {
          violates("minLength", Countable.byte.atLeast(bytes.lowerBound))
        }
        if file.bytes.count > bytes.upperBound {
          violates("maxLength", Countable.byte.atMost(bytes.upperBound))
        }
        if !types.isEmpty, file.mediaType?.isIncluded(in: types) != true {
          let list = types.map(\.description).joined(separator: " or ")
          violates("contentType", "must be sent as \(list)")
        }
      }
    }
  }

  /// The file of a field; `nil` where there is none, or several. What breaks a rule is recorded.
  public func file(
    _ name: StaticString, rules: FileRules = FileRules(), _ violations: inout Violations
  ) -> FilePart? {
    var rules = rules
    rules.isList = false
    let files = files(name, rules: rules, &violations)
    return files.count == 1 ? files[0] : nil
  }

  /// The files of a field, in order. What breaks a rule is recorded.
  public func files(
    _ name: StaticString, rules: FileRules = FileRules(), _ violations: inout Violations
  ) -> [FilePart] {
    let files = parts(name).map(FilePart.init)
    rules.check(files, Violation.pointer(to: name.description), &violations)
    return files
  }

  /// The files of fields that the contract does not list, by the name of their field. What breaks a
  /// rule is recorded.
  public func otherFiles(
    _ shape: FormShape, rules: FileRules, _ violations: inout Violations
  ) -> NamedValues<[FilePart]> {
    let files = otherFiles(shape)
    for (name, list) in files.members {
      rules.check(list, Violation.pointer(to: name), &violations)
    }
    return files
  }
}

extension FilePart {
  init(_ part: MultipartForm.Part) {
    self.init(
      fileName: part.fileName, mediaType: part.mediaType, bytes: part.bytes, headers: part.headers)
  }
}
