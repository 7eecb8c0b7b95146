// Bodies and responses -> plans: one media type or several, JSON, text, forms, multipart or bytes.

import ContractModel
import OpenAPIDocument

extension OperationLowering {
  /// The plan of a request body.
  mutating func bodyPlan(_ body: Resolved<RequestBody>, in scope: TypePath) -> RequestBodyPlan? {
    let entries = body.value.content
    guard !entries.isEmpty else { return nil }
    let place = TypePlace(
      componentNames[ObjectIdentifier(body.value)], suffix: " body", shared: names.requestBodyScope,
      scope: scope, name: "body content")
    var contents = contentPlans(entries, at: place, isRequest: true)
    let types = contents.map(\.swiftType)
    let isChoice = Set(types).count > 1
    if isChoice { nameCases(&contents) }
    let swiftType = isChoice ? .declared(scope.inside("Body")) : types[0]
    let reading = Self.reading(contents, isChoice: isChoice)
    let isOptional = !body.value.isRequired && reading != .stream
    return RequestBodyPlan(
      isRequired: body.value.isRequired, contents: contents,
      line: schemas.facts.line(of: body.node),
      swiftType: swiftType, documentation: Documentation.lines(body.value.description),
      isChoice: isChoice, reading: reading,
      bytes: reading == .byMediaType
        ? contents.indices.filter { contents[$0].format == .bytes } : [],
      memberType: isOptional && !swiftType.isOptional ? .optional(swiftType) : swiftType,
      isOptional: isOptional)
  }

  private static func reading(
    _ contents: [ContentPlan], isChoice: Bool
  ) -> RequestBodyPlan.Reading {
    if !isChoice, contents.allSatisfy({ $0.format == .bytes }) { return .stream }
    if contents.count == 1, case .json(let value) = contents[0].format { return .json(value) }
    return .byMediaType
  }

  func nameCases(_ contents: inout [ContentPlan]) {
    let texts = contents.map { Self.caseText($0.mediaType) }
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

  mutating func contentPlans(
    _ entries: [Entry<Resolved<MediaType>>], at place: TypePlace, isRequest: Bool
  ) -> [ContentPlan] {
    var plans: [ContentPlan] = []
    for entry in entries {
      let format = format(of: entry, at: place, isRequest: isRequest)
      let isRange = MediaRange(entry.name).isRange
      plans.append(
        ContentPlan(
          mediaType: entry.key.text,
          sentType: isRange ? format.usualType ?? entry.key.text : entry.key.text,
          isRange: isRange, caseName: "", format: format,
          swiftType: format.swiftType(isRange: isRange, isRequest: isRequest),
          line: schemas.facts.line(of: entry.key)))
    }
    return plans
  }

  private mutating func format(
    of entry: Entry<Resolved<MediaType>>, at place: TypePlace, isRequest: Bool
  ) -> ContentPlan.Format {
    let media = MediaRange(entry.name)
    let schema = entry.value.value.schema
    if let items = entry.value.value.itemSchema {
      if isRequest, let sequence = media.jsonSequence {
        return .sequence(list(of: items, with: schema, at: place), sequence)
      }
      reportItems(of: entry, isRequest: isRequest)
      if schema == nil { return .bytes }
    }
    if media.isJSON {
      let value = schema.map { self.value(of: $0, at: place) } ?? Value(.any)
      return !isRequest && isFreeForm(value) ? .rawJSON(value) : .json(value)
    }
    guard let schema else { return media.isMultipart ? warnedBytes(entry) : .bytes }
    let isBytes = schemas.facts.normalised.isBytes(schema)
    if media.isAny, !isBytes { return .json(value(of: schema, at: place)) }
    if media.isForm {
      guard isRequest, media.isUTF8, let plan = form(schema, entry.value.value) else {
        return warnedBytes(entry)
      }
      return .form(value(of: schema, at: place), plan)
    }
    if media.isMultipart {
      guard isRequest, let plan = multipart(schema, entry.value.value, at: place)
      else { return warnedBytes(entry) }
      return .multipart(plan)
    }
    // Text of another character set is the handler's to read.
    if media.isText, media.isUTF8 {
      let shape = shape(of: schema, .flat, at: entry.key)
      if shape.isScalar, !shape.isBinary {
        return .text(value(of: schema, at: place), WireForm(shape, &schemas.patterns))
      }
    }
    return isBytes && !judges(schema) ? .bytes : warnedBytes(entry)
  }

  mutating func value(of schema: Schema, at place: TypePlace) -> Value {
    value(of: schema, in: place.home, named: place.name)
  }

  /// Whether a value is any JSON, or any object, without further rules.
  private func isFreeForm(_ value: Value) -> Bool {
    if value.isNullable { return false }
    if value.codec == .any { return true }
    guard case .function(let id, _) = value.codec,
      case .map(let item, nil, nil)? = schemas.codecs[id]?.body
    else { return false }
    return item.codec == .any
  }

  /// Bytes whose schema the server does not look into.
  private mutating func warnedBytes(_ entry: Entry<Resolved<MediaType>>) -> ContentPlan.Format {
    diagnostics.add(
      Diagnostic(
        .opaqueMediaType,
        "the content of '\(entry.name)' is handed over as bytes; its schema is not enforced",
        at: entry.key.location))
    return .bytes
  }

  /// Whether a schema says more of bytes than that they are there.
  private func judges(_ schema: Schema) -> Bool {
    let merged = schemas.facts.normalised.merged(schema)
    return merged.judgesBytes || !merged.strings.isEmpty
  }
}

// MARK: - Items (3.2)

extension OperationLowering {
  /// The list of the items of a sequence; a schema beside that of the items is about the list.
  private mutating func list(
    of items: Schema, with schema: Schema?, at place: TypePlace
  ) -> Value {
    let item = value(of: items, in: place.home, named: place.name + " item")
    let use = SchemaUse(MergedSchema(sources: [items.resolved]))
    let codec = schemas.array(of: item, ArrayRules(), for: use)
    guard let schema else { return Value(codec) }
    let whole = SchemaUse(schemas.facts.normalised.merged(schema), of: schema.resolved)
    return Value(schemas.checked(codec, whole))
  }

  /// Says that nothing looks into the items: an error where clients send them.
  mutating func reportItems(of entry: Entry<Resolved<MediaType>>, isRequest: Bool) {
    let node = entry.value.value.node
    let place = node.members.first { $0.key.textEquals("itemSchema") }?.key ?? node
    diagnostics.add(
      isRequest
        ? Diagnostic(
          .unsupportedField,
          "'itemSchema' of '\(entry.name)' is not supported: of what clients send, items are read of "
            + "'application/jsonl', 'application/x-ndjson' and 'application/json-seq'",
          at: place.location)
        : Diagnostic(
          .unenforcedField,
          "'itemSchema' of '\(entry.name)' is not enforced: the items of a response are the "
            + "handler's to make, and not looked into", at: place.location))
  }
}

/// Where the inline types of a body or a response are declared, and what they are called.
///
/// Those of a component stand beside the others of its kind, whichever operation comes first.
struct TypePlace {
  /// The scope of the operation.
  let scope: TypePath
  /// The scope of the inline types.
  let home: TypePath
  /// The text that they are named after.
  let name: String

  init(
    _ component: String?, suffix: String, shared: TypePath, scope: TypePath, name: String
  ) {
    self.scope = scope
    home = component == nil ? scope : shared
    self.name = component.map { $0 + suffix } ?? name
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
