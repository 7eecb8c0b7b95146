// Multipart bodies -> files by themselves, all other parts as one JSON object (OpenAPI 3.1.1 section
// 4.8.15.1, RFC 7578).

import ContractModel
import OpenAPIDocument

/// The members of a multipart body: files apart from the fields that are one JSON object.
private struct MultipartMembers {
  /// A member whose parts are files.
  struct File {
    var member: MergedSchema.Member
    var shape: WireShape
  }

  var files: [File]
  /// Whether fields that are not listed are files.
  var takesOtherFiles: Bool
  /// What the other fields are on the wire, and what holds for the object of them.
  var fields: WireShape.Members
  var merged: MergedSchema

  var hasFiles: Bool { !files.isEmpty || takesOtherFiles }
  /// Whether the schema says more of the object than its members.
  var isComposed: Bool { merged.needsCheck || !merged.oneOf.isEmpty || !merged.anyOf.isEmpty }
}

extension OperationLowering {
  /// The plan of a multipart body; `nil` where the server cannot look into it.
  mutating func multipart(
    _ schema: Schema, _ media: MediaType, at place: TypePlace
  ) -> MultipartPlan? {
    guard var members = members(of: schema, media) else { return nil }
    checkNames(of: members, schema)
    let typeName = schemas.types.name("multipart body content", in: place.scope)
    let inner = place.scope.inside(typeName)
    var plan = MultipartPlan(
      name: typeName, path: inner, form: form(members.fields, schema, media), files: [],
      headers: [])
    plan.form.fields.removeAll { field in members.files.contains { $0.member.name == field.name } }
    plan.form.files = members.files.map(\.member.name)
    plan.form.takesOtherFiles = members.takesOtherFiles
    plan.files = filePlans(members.files, schema, media)
    if members.hasFiles {
      plan.minProperties = members.merged.minProperties
      plan.maxProperties = members.merged.maxProperties
      (members.merged.minProperties, members.merged.maxProperties) = (nil, nil)
    }
    setOthers(of: &plan, &members)
    plan.value = fieldsValue(members, of: schema, in: inner, at: place)
    plan.headers = headers(of: media, in: inner)
    schemas.types.declare(
      TypeDeclaration(
        name: typeName, path: inner,
        documentation: Documentation.lines(members.merged.description),
        line: schemas.facts.line(of: schema.node), kind: .nameSpace,
        nested: schemas.types.take(in: inner), isDeprecated: false), in: place.scope)
    return plan
  }

  /// The members of a body; `nil` where files cannot be told from fields, or a check would look for them.
  private mutating func members(of schema: Schema, _ media: MediaType) -> MultipartMembers? {
    let shape = shape(of: schema, .flat, at: schema.node)
    guard let shapes = shape.isAny ? WireShape.Members() : shape.members else { return nil }
    let isFile = { (shape: WireShape, encoding: Encoding?) in
      shape.isFile(encoding, isOpenAPI30: schema.isOpenAPI30)
    }
    let fileShapes = shapes.properties.filter { isFile($0.shape, media.encoding(of: $0.name)) }
    let merged = schemas.facts.normalised.merged(schema)
    var members = MultipartMembers(
      files: merged.properties.compactMap { member in
        fileShapes.first { $0.name == member.name }.map { .init(member: member, shape: $0.shape) }
      },
      takesOtherFiles: shapes.additional.map { isFile($0, nil) } ?? false,
      fields: shapes, merged: merged)
    let names = Set(members.files.map(\.member.name))
    members.fields.properties.removeAll { names.contains($0.name) }
    members.merged.properties.removeAll { names.contains($0.name) }
    members.merged.required.removeAll { names.contains($0) }
    // Fields are text: what a pattern says of files would be read as such.
    if shapes.patterns.contains(where: { isFile($0.shape, nil) }) { return nil }
    let isHidden = fileShapes.count > members.files.count
    return members.isComposed && (members.hasFiles || isHidden) ? nil : members
  }

  /// Reports fields whose parts have one name where a browser writes them.
  private mutating func checkNames(of members: MultipartMembers, _ schema: Schema) {
    let merged = schemas.facts.normalised.merged(schema).properties
    let names = members.files.map(\.member.name) + members.fields.properties.map(\.name)
    let order = merged.map(\.name).filter(names.contains)
    let all = order + names.filter { !order.contains($0) }
    guard let (name, first) = PartName.collision(among: all) else { return }
    let place = { name in merged.first { $0.name == name }?.key ?? schema.node }
    diagnostics.add(
      Diagnostic(
        .ambiguousPart,
        "browsers write the names '\(name)' and '\(first)' alike, so nobody can tell which of them a "
          + "part is", at: place(name).location,
        notes: [.init("the other one is here", at: place(first).location)]))
  }

  /// The structure of the fields that are no files; `nil` where there is none.
  private mutating func fieldsValue(
    _ members: MultipartMembers, of schema: Schema, in inner: TypePath, at place: TypePlace
  ) -> Value? {
    if members.isComposed { return value(of: schema, at: place) }
    let isMap = members.merged.properties.isEmpty
    if isMap, members.hasFiles { return nil }
    let use = SchemaUse(members.merged)
    return ValueLowering.value(
      of: ValuePlan(use: use, shape: use, form: isMap ? .map : .object),
      at: DeclarationPlace(inner, "Fields"), &schemas)
  }

  /// Decides what becomes of parts that are not listed.
  private mutating func setOthers(of plan: inout MultipartPlan, _ members: inout MultipartMembers) {
    let fields = members.fields
    let isFree = fields.additional?.isAny ?? (plan.files.isEmpty && fields.isFree)
    if plan.form.takesOtherFiles || isFree && fields.patterns.isEmpty {
      let taken = Set(plan.files.map(\.swiftName) + ["fields"])
      let table = NameTable(["otherFiles"], style: .member, taken: taken)
      plan.otherFiles = MultipartPlan.OtherFiles(member: table["otherFiles"], rules: nil)
    }
    if plan.form.takesOtherFiles, let shape = fields.additional {
      if !shape.isAny { plan.otherFiles?.rules = fileRules(members.merged.additional, shape) }
      members.merged.additional = []
    }
    plan.refusesOthers =
      members.hasFiles && members.merged.properties.isEmpty && !members.merged.closed.isEmpty
  }

  // MARK: - Files

  private mutating func filePlans(
    _ files: [MultipartMembers.File], _ schema: Schema, _ media: MediaType
  ) -> [MultipartPlan.File] {
    let required = Set(schemas.facts.normalised.merged(schema).required)
    let table = NameTable(files.map(\.member.name), style: .member, taken: ["fields"])
    return files.enumerated().map { index, file in
      let member = file.member
      var rules = fileRules(member.schemas, file.shape)
      rules.isRequired = required.contains(member.name)
      rules.mediaTypes = (media.encoding(of: member.name)?.mediaTypes ?? []).map(\.text.text)
      let part = SwiftType.library(.filePart)
      let merged = schemas.facts.normalised.merged(member.schemas)
      return MultipartPlan.File(
        name: member.name, swiftName: table[member.name], rules: rules,
        documentation: Documentation.lines(withoutNull(merged).description),
        line: schemas.facts.line(of: member.key),
        local: "file\(index + 1)", isUnwrapped: rules.isRequired && !rules.isArray,
        memberType: rules.isArray ? .array(part) : rules.isRequired ? part : .optional(part),
        memberDefault: rules.isArray ? "[]" : rules.isRequired ? nil : "nil")
    }
  }

  /// What holds for the files of a field; what else its schemas say is reported, as nothing looks into
  /// files.
  private mutating func fileRules(
    _ list: [Schema], _ shape: WireShape
  ) -> MultipartPlan.FileRules {
    let normalised = schemas.facts.normalised
    let merged = withoutNull(normalised.merged(list))
    let item =
      shape.items != nil && !merged.items.isEmpty
      ? withoutNull(normalised.merged(merged.items)) : merged
    let arrays = ArrayRules(merged.arrays)
    if merged.judgesBytes || item.judgesBytes || arrays.isUnique, let schema = list.first {
      diagnostics.add(
        Diagnostic(
          .unenforcedField,
          "of files, how many there are, their sizes and their media types are enforced: what else "
            + "this schema says of them is not", at: schema.node.location))
    }
    return MultipartPlan.FileRules(
      isArray: shape.items != nil, strings: StringRules(item.strings), arrays: arrays)
  }

  // MARK: - Header fields

  private mutating func headers(
    of media: MediaType, in scope: TypePath
  ) -> [MultipartPlan.PartHeader] {
    var headers: [MultipartPlan.PartHeader] = []
    let entries = media.encoding.flatMap { encoding in
      encoding.value.headers.map { (encoding.name, $0) }
    }
    let table = NameTable(entries.map { "\($0) \($1.name) header" }, style: .member)
    for (field, entry) in entries where !IgnoredFields.ofContent.contains(entry.name.lowercased) {
      let header = entry.value.value
      let content = header.content.first
      if let content, content.value.value.itemSchema != nil {
        reportItems(of: content, isRequest: true)
      }
      guard let schema = header.schema ?? content?.value.value.schema else { continue }
      let isJSON = content.map { MediaRange($0.name).isJSON } ?? false
      let shape = isJSON ? .json : shape(of: schema, .flat, at: entry.key)
      let value = self.value(of: schema, in: scope, named: "\(field) \(entry.name)")
      headers.append(
        .init(
          field: field, constant: table["\(field) \(entry.name) header"],
          reader: ParameterReader(
            name: entry.name, location: .header, mustBeThere: header.isRequired,
            allowsEmptyValue: false,
            reading: reading(
              of: value, shape, style: .simple, explode: header.explode, in: .header))))
    }
    return headers
  }
}

extension MediaType {
  /// The encoding of a property.
  fileprivate func encoding(of name: Name) -> Encoding? {
    encoding.first { $0.name == name }?.value
  }
}

extension OperationLowering {
  /// A schema that is one other or `null`, without the `null`.
  private func withoutNull(_ merged: MergedSchema) -> MergedSchema {
    let groups = merged.oneOf + merged.anyOf
    guard merged.types == nil, groups.count == 1 else { return merged }
    let others = groups[0].map { schemas.facts.normalised.merged($0.schema) }
      .filter { $0.types != .null }
    return others.count == 1 ? others[0] : merged
  }
}
