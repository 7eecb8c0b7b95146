// A field of a multipart form -> whether its parts are files: bytes that no schema looks into.

import OpenAPIDocument

extension NormalisedSchemas {
  /// Whether the parts of a field are files, by the schemas of the field (of its items, if it is an
  /// array) and its encoding: `format: binary`, a media type that is neither text nor JSON, or no type
  /// at all (3.1; 3.0 has no media type for these).
  public func isFile(_ schemas: [Schema], _ encoding: Encoding?) -> Bool {
    var merged = merged(schemas)
    if merged.types?.subtracting(.null) == .array, !merged.items.isEmpty {
      merged = self.merged(merged.items)
    }
    if isBinary(merged) { return true }
    if encoding?.style != nil { return false }
    let types = (encoding?.contentType ?? "").split(separator: ",").map { MediaRange(String($0)) }
    if !types.isEmpty { return types.contains { !$0.isReadable } }
    let says = merged.sources.contains { schema in
      schema.keywords.contains { $0.name.map { !$0.isAnnotation } ?? false }
    }
    return !says && schemas.allSatisfy { !$0.isOpenAPI30 }
  }

  /// Whether a value is bytes, where it is not inside of JSON.
  public func isBinary(_ merged: MergedSchema) -> Bool {
    guard merged.types?.subtracting(.null) == .string else { return false }
    if merged.format?.text == "binary" { return true }
    guard let media = merged.sources.lazy.compactMap({ $0[.contentMediaType]?.string }).first
    else { return false }
    return merged.contentEncoding == nil && !MediaRange(media).isReadable
  }
}
