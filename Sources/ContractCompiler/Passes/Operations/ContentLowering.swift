// Bodies and responses -> plans: one media type or several, JSON, text, forms, multipart or bytes.

import ContractModel
import OpenAPIDocument

extension OperationLowering {
  /// The plan of a request body.
  mutating func bodyPlan(_ body: Resolved<RequestBody>, in scope: TypeScope) -> RequestBodyPlan? {
    let entries = body.value.content
    guard !entries.isEmpty else { return nil }
    let place = TypePlace(
      componentNames[ObjectIdentifier(body.value)], suffix: " body", shared: names.requestBodyScope,
      scope: scope, name: "body content")
    var contents = contentPlans(entries, at: place, isRequest: true)
    let types = contents.map { $0.swiftType(isRequest: true) }
    let isChoice = Set(types).count > 1
    if isChoice { nameCases(&contents) }
    return RequestBodyPlan(
      isRequired: body.value.isRequired, contents: contents, line: schemas.line(of: body.node),
      swiftType: isChoice ? .declared("\(scope.path).Body") : types[0],
      documentation: Documentation.lines(body.value.description), isChoice: isChoice)
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
      plans.append(
        ContentPlan(
          mediaType: entry.name, caseName: "", format: format,
          line: schemas.line(of: entry.key)))
    }
    return plans
  }

  private mutating func format(
    of entry: Entry<Resolved<MediaType>>, at place: TypePlace, isRequest: Bool
  ) -> ContentPlan.Format {
    let media = MediaRange(entry.name)
    let schema = entry.value.value.schema
    if media.isJSON {
      let value = schema.map { self.value(of: $0, at: place) } ?? Value(.any)
      return !isRequest && isFreeForm(value) ? .rawJSON(value) : .json(value)
    }
    guard let schema else { return media.isMultipart ? warnedBytes(entry) : .bytes }
    if media.isAny, !isBinary(schema) {
      return .json(value(of: schema, at: place))
    }
    if media.isForm {
      let fields = fields(schemas.normalised.merged(schema), entry.value.value)
      return .form(value(of: schema, at: place), fields: fields)
    }
    if media.isMultipart {
      guard isRequest, let plan = multipart(schema, entry.value.value, in: place.scope)
      else { return warnedBytes(entry) }
      return .multipart(plan)
    }
    if media.isText, isScalar(schema) {
      return .text(value(of: schema, at: place))
    }
    if isBinary(schema) { return .bytes }
    return warnedBytes(entry)
  }

  private func value(of schema: Schema, at place: TypePlace) -> Value {
    schemas.value(of: schema, in: place.home, named: place.name)
  }

  /// Whether a value is any JSON, or any object, without further rules.
  private func isFreeForm(_ value: Value) -> Bool {
    if value.isNullable { return false }
    if value.codec == .any { return true }
    guard case .function(let name, _) = value.codec,
      case .map(let item, nil, nil)? = schemas.codecs.first(where: { $0.name == name })?.body
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

  private func isBinary(_ schema: Schema) -> Bool {
    let merged = schemas.normalised.merged(schema)
    guard let types = merged.types else { return merged.sources.allSatisfy { $0.keywords.isEmpty } }
    return types.subtracting(.null) == .string
      && (merged.format?.text == "binary" || merged.format == nil && !hasTextRules(merged))
  }

  private func hasTextRules(_ merged: MergedSchema) -> Bool {
    !merged.strings.isEmpty || !merged.patterns.isEmpty || merged.values != nil
  }

  private func isScalar(_ schema: Schema) -> Bool {
    let types = schemas.jsonTypes(of: schema, base: nil)
    return types.isDisjoint(with: [.array, .object])
  }

  private func fields(_ merged: MergedSchema, _ media: MediaType) -> [FormField] {
    merged.properties.map { member in
      let encoding = media.encoding.first { $0.key.textEquals(member.name) }?.value
      let isJSON = encoding?.contentType.map { MediaRange($0).isJSON } ?? false
      return FormField(
        name: member.name, style: encoding?.style?.rawValue ?? "form",
        explode: encoding?.explode ?? true,
        shape: isJSON ? .json : schemas.shape(of: member.schemas[0]))
    }
  }

  // MARK: - Multipart

  private mutating func multipart(
    _ schema: Schema, _ media: MediaType, in scope: TypeScope
  ) -> MultipartPlan? {
    var merged = schemas.normalised.merged(schema)
    guard merged.types?.contains(.object) ?? merged.describesMembers, merged.oneOf.isEmpty,
      merged.anyOf.isEmpty
    else { return nil }
    let typeName = scope.declare("multipart body content")
    let inner = scope.inside(typeName)
    let isFile = merged.properties.map { isFilePart($0, media) }
    let files = zip(merged.properties, isFile).filter(\.1).map(\.0)
    let table = NameTable(files.map(\.name), style: .member, taken: ["fields"])
    let plans = files.map { member in
      filePlan(
        member, media, swiftName: table[member.name],
        isRequired: merged.required.contains(member.name))
    }
    merged.properties = zip(merged.properties, isFile).filter { !$0.1 }.map(\.0)
    merged.required.removeAll { name in files.contains { $0.name == name } }
    var fields = fields(merged, media)
    for index in fields.indices where !fields[index].shape.isScalar {
      if case .array = fields[index].shape { continue }
      fields[index].shape = .json
    }
    let value =
      merged.properties.isEmpty
      ? nil : schemas.objectValue(of: merged, identity: nil, in: inner, named: "Fields")
    schemas.declare(
      TypeDeclaration(
        name: typeName, path: inner.path, documentation: Documentation.lines(merged.description),
        line: schemas.line(of: schema.node), kind: .nameSpace,
        nested: schemas.takeDeclarations(in: inner), isDeprecated: false), in: scope)
    return MultipartPlan(typeName: inner.path, fields: fields, files: plans, value: value)
  }

  private func filePlan(
    _ member: MergedSchema.Member, _ media: MediaType, swiftName: String, isRequired: Bool
  ) -> MultipartPlan.File {
    let merged = schemas.normalised.merged(member.schemas)
    let isArray = merged.types?.contains(.array) ?? false
    let item = isArray ? merged.items.first.map { schemas.normalised.merged($0) } : merged
    let encoding = media.encoding.first { $0.key.textEquals(member.name) }?.value
    let types = (encoding?.contentType ?? "").split(separator: ",").map {
      String($0.filter { !$0.isWhitespace })
    }
    return MultipartPlan.File(
      name: member.name, swiftName: swiftName, isRequired: isRequired, isArray: isArray,
      mediaTypes: types, strings: StringRules((item ?? merged).strings),
      arrays: ArrayRules(merged.arrays),
      documentation: Documentation.lines(merged.description), line: schemas.line(of: member.key))
  }

  /// Whether a part is a file: binary, or without a type (OpenAPI 3.1 section 4.8.15.1).
  private func isFilePart(_ member: MergedSchema.Member, _ media: MediaType) -> Bool {
    var merged = schemas.normalised.merged(member.schemas)
    if merged.types?.contains(.array) == true, let item = merged.items.first {
      merged = schemas.normalised.merged(item)
    }
    if merged.format?.text == "binary" { return true }
    let hasMediaType = merged.sources.contains {
      $0[.contentMediaType].map { !MediaRange($0.text).isText && !MediaRange($0.text).isJSON }
        ?? false
    }
    return hasMediaType && merged.contentEncoding == nil
  }
}

/// Where the inline types of a body or a response are declared, and what they are called.
///
/// Those of a component stand beside the others of its kind, whichever operation comes first.
struct TypePlace {
  /// The scope of the operation.
  let scope: TypeScope
  /// The scope of the inline types.
  let home: TypeScope
  /// The text that they are named after.
  let name: String

  init(
    _ component: String?, suffix: String, shared: TypeScope, scope: TypeScope, name: String
  ) {
    self.scope = scope
    home = component == nil ? scope : shared
    self.name = component.map { $0 + suffix } ?? name
  }
}

extension ContentPlan {
  /// Whether it stands for several media types, such as `image/*`.
  var isRange: Bool { MediaRange(mediaType).isRange }

  /// The Swift type of the content.
  func swiftType(isRequest: Bool) -> SwiftType {
    switch format {
    case .json(let value), .text(let value), .form(let value, _): value.swiftType
    case .rawJSON: .library(.rawJSON)
    case .bytes: .library(isRequest ? .requestBody : isRange ? .mediaContent : .responseBody)
    case .multipart(let plan): .declared(plan.typeName)
    }
  }
}
