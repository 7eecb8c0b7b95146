// What is bytes that no codec reads: bodies by their schemas, parts of forms by these and their
// encodings. The only place where this is decided.

import OpenAPIDocument

extension WireShape {
  /// Whether the parts of a field are files, by what its values (its items, if it is an array) are on the
  /// wire and by its encoding: `format: binary`, a media type that is neither text nor JSON, or no type
  /// at all (3.1; 3.0 has no media type for these).
  public func isFile(_ encoding: Encoding?, isOpenAPI30: Bool) -> Bool {
    let item = items ?? self
    if item.isBinary { return true }
    if encoding?.style != nil { return false }
    let types = encoding?.mediaTypes ?? []
    if !types.isEmpty { return types.contains { !$0.isReadable } }
    return item.isAny && !isOpenAPI30
  }
}

extension Encoding {
  /// The media types and ranges that the parts of a field may have, between commas; none means any.
  public var mediaTypes: [MediaRange] {
    (contentType ?? "").split(separator: ",").map { MediaRange(String($0)) }
  }
}

extension NormalisedSchemas {
  /// Whether the parts of a field that satisfies all these schemas are files.
  public func isFile(_ schemas: [Schema], _ encoding: Encoding?) -> Bool {
    var reader = WireShapeReader(self, .flat)
    return reader.shape(of: schemas)
      .isFile(encoding, isOpenAPI30: schemas.contains { $0.isOpenAPI30 })
  }

  /// Whether a field that satisfies all these schemas may have several values.
  public func mayBeArray(_ schemas: [Schema]) -> Bool {
    var reader = WireShapeReader(self, .flat)
    return reader.shape(of: schemas).items != nil
  }

  /// Whether content of a media type that no codec is for is bytes by its schema: nothing is said of it,
  /// or that it is a string, without a rule about its text.
  public func isBytes(_ schema: Schema) -> Bool {
    let merged = merged(schema)
    guard let types = merged.types else { return merged.sources.allSatisfy { $0.keywords.isEmpty } }
    guard types.subtracting(.null) == .string else { return false }
    if Format(merged.format) == .binary { return true }
    let hasTextRules =
      !merged.strings.isEmpty || !merged.patterns.isEmpty || merged.values != nil
    return merged.format == nil && !hasTextRules
  }
}

extension MergedSchema {
  /// Whether it says more of bytes than how many there are.
  public var judgesBytes: Bool {
    needsCheck || contentEncoding != nil || !patterns.isEmpty || values != nil || !oneOf.isEmpty
      || !anyOf.isEmpty
  }
}
