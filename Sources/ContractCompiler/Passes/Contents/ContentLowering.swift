// The media types of bodies and responses -> plans: JSON, text, forms, multipart, sequences or bytes.

import ContractModel
import OpenAPIDocument

/// Lowers the content of messages.
enum ContentLowering {
  /// The plan of each media type.
  static func plans(
    of entries: [Entry<Resolved<MediaType>>], at place: TypePlace, isRequest: Bool,
    _ lowered: inout LoweredSchemas
  ) -> [ContentPlan] {
    var plans: [ContentPlan] = []
    for entry in entries {
      let format = format(of: entry, at: place, isRequest: isRequest, &lowered)
      let isRange = MediaRange(entry.name).isRange
      plans.append(
        ContentPlan(
          mediaType: entry.key.text,
          sentType: isRange ? format.usualType ?? entry.key.text : entry.key.text,
          isRange: isRange, caseName: "", format: format,
          swiftType: format.swiftType(isRange: isRange, isRequest: isRequest),
          line: lowered.facts.line(of: entry.key)))
    }
    return plans
  }

  private static func format(
    of entry: Entry<Resolved<MediaType>>, at place: TypePlace, isRequest: Bool,
    _ lowered: inout LoweredSchemas
  ) -> ContentPlan.Format {
    let media = MediaRange(entry.name)
    let schema = entry.value.value.schema
    if let items = entry.value.value.itemSchema {
      if isRequest, let sequence = media.jsonSequence {
        return .sequence(
          SequenceLowering.list(of: items, with: schema, at: place, &lowered), sequence)
      }
      lowered.reportItems(of: entry, isRequest: isRequest)
      if schema == nil { return .bytes }
    }
    if media.isJSON {
      let value = schema.map { lowered.value(of: $0, at: place) } ?? Value(.any)
      return !isRequest && isFreeForm(value, lowered.codecs) ? .rawJSON(value) : .json(value)
    }
    guard let schema else { return media.isMultipart ? warnedBytes(entry, &lowered) : .bytes }
    let isBytes = lowered.facts.normalised.isBytes(schema)
    if media.isAny, !isBytes { return .json(lowered.value(of: schema, at: place)) }
    if media.isForm {
      guard isRequest, media.isUTF8,
        let plan = FormLowering.plan(of: schema, entry.value.value, &lowered)
      else { return warnedBytes(entry, &lowered) }
      return .form(lowered.value(of: schema, at: place), plan)
    }
    if media.isMultipart {
      guard isRequest,
        let plan = MultipartLowering.plan(of: schema, entry.value.value, at: place, &lowered)
      else { return warnedBytes(entry, &lowered) }
      return .multipart(plan)
    }
    // Text of another character set is the handler's to read.
    if media.isText, media.isUTF8 {
      let shape = ParameterShapes.shape(of: schema, .flat, at: entry.key, &lowered)
      if shape.isScalar, !shape.isBinary {
        return .text(lowered.value(of: schema, at: place), WireForm(shape, &lowered.patterns))
      }
    }
    return isBytes && !judges(schema, lowered.facts) ? .bytes : warnedBytes(entry, &lowered)
  }

  /// Whether a value is any JSON, or any object, without further rules.
  private static func isFreeForm(_ value: Value, _ codecs: CodecTable) -> Bool {
    if value.isNullable { return false }
    if value.codec == .any { return true }
    guard case .function(let id, _) = value.codec,
      case .map(let item, nil, nil)? = codecs[id]?.body
    else { return false }
    return item.codec == .any
  }

  /// Bytes whose schema the server does not look into.
  private static func warnedBytes(
    _ entry: Entry<Resolved<MediaType>>, _ lowered: inout LoweredSchemas
  ) -> ContentPlan.Format {
    lowered.report(
      Diagnostic(
        .opaqueMediaType,
        "the content of '\(entry.name)' is handed over as bytes; its schema is not enforced",
        at: entry.key.location))
    return .bytes
  }

  /// Whether a schema says more of bytes than that they are there.
  private static func judges(_ schema: Schema, _ facts: SchemaFacts) -> Bool {
    let merged = facts.normalised.merged(schema)
    return merged.judgesBytes || !merged.strings.isEmpty
  }

  /// Names the cases of an enum with one for each media type.
  static func nameCases(_ contents: inout [ContentPlan]) {
    let texts = contents.map { caseText($0.mediaType) }
    let unique = zip(texts, contents).map { text, content in
      texts.filter { $0 == text }.count > 1 ? content.mediaType : text
    }
    let table = NameTable(unique, style: .member)
    for index in contents.indices { contents[index].caseName = table[unique[index]] }
  }

  /// The text that the case of a media type is named after: `json` for `application/json`.
  private static func caseText(_ mediaType: String) -> String {
    switch MediaRange(mediaType).essence.text {
    case "application/json": "json"
    case "application/xml": "xml"
    case "application/x-www-form-urlencoded": "form"
    case "multipart/form-data": "multipart"
    case "text/plain": "text"
    case "application/octet-stream": "bytes"
    case "*/*": "any"
    default: mediaType
    }
  }
}

extension ContentPlan.Format {
  /// The media type that is sent where any of a range is declared; `nil` where the handler says it.
  fileprivate var usualType: String? {
    switch self {
    case .json, .rawJSON: "application/json"
    case .text: "text/plain; charset=utf-8"
    case .bytes, .sequence, .form, .multipart: nil
    }
  }

  /// The Swift type of the content.
  fileprivate func swiftType(isRange: Bool, isRequest: Bool) -> SwiftType {
    switch self {
    case .json(let value), .sequence(let value, _), .text(let value, _), .form(let value, _):
      value.swiftType
    case .rawJSON: .library(.rawJSON)
    case .bytes: .library(isRequest ? .requestBody : isRange ? .mediaContent : .responseBody)
    case .multipart(let plan): .declared(plan.path)
    }
  }
}
