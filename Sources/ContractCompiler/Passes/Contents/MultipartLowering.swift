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
  /// How those are written of which the contract says so, files and fields.
  var encodings: [Entry<Encoding>]

  var hasFiles: Bool { !files.isEmpty || takesOtherFiles }
  /// Whether something is said of fields that are not listed, and are no files.
  var judgesOthers: Bool {
    !fields.patterns.isEmpty || !takesOtherFiles && fields.additional?.isAny == false
  }
  /// Whether the schema says more of the object than its members.
  var isComposed: Bool { merged.needsCheck || !merged.oneOf.isEmpty || !merged.anyOf.isEmpty }
}

/// Lowers multipart bodies.
enum MultipartLowering {
  /// The plan of a multipart body; `nil` where the server cannot look into it.
  static func plan(
    of schema: Schema, _ media: MediaType, at place: TypePlace,
    _ lowered: inout LoweredSchemas
  ) -> MultipartPlan? {
    guard var members = members(of: schema, media, &lowered) else { return nil }
    checkNames(of: members, schema, &lowered)
    let typeName = lowered.types.name("multipart body content", in: place.scope)
    let inner = place.scope.inside(typeName)
    var plan = MultipartPlan(
      name: typeName, path: inner,
      form: FormLowering.plan(of: members.fields, schema, members.encodings, &lowered), files: [],
      headers: [])
    plan.form.fields.removeAll { field in members.files.contains { $0.member.name == field.name } }
    plan.form.files = members.files.map(\.member.name)
    plan.form.takesOtherFiles = members.takesOtherFiles
    plan.files = filePlans(members.files, schema, members.encodings, &lowered)
    if members.hasFiles {
      plan.minProperties = members.merged.minProperties
      plan.maxProperties = members.merged.maxProperties
      (members.merged.minProperties, members.merged.maxProperties) = (nil, nil)
    }
    setOthers(of: &plan, &members, &lowered)
    plan.value = fieldsValue(members, of: schema, in: inner, at: place, &lowered)
    plan.headers = headers(of: members.encodings, in: inner, &lowered)
    lowered.types.declare(
      TypeDeclaration(
        name: typeName, path: inner,
        documentation: Documentation.lines(members.merged.description),
        line: lowered.facts.line(of: schema.node), kind: .nameSpace,
        nested: lowered.types.take(in: inner), isDeprecated: false), in: place.scope)
    return plan
  }

  /// The members of a body; `nil` where files cannot be told from fields, or a check would look for them.
  private static func members(
    of schema: Schema, _ media: MediaType, _ lowered: inout LoweredSchemas
  ) -> MultipartMembers? {
    let shape = ParameterShapes.shape(of: schema, .form, at: schema.node, &lowered)
    guard let shapes = shape.isAny ? WireShape.Members() : shape.members else { return nil }
    let encodings = FormLowering.encodings(of: media, shapes, &lowered)
    let isFile = { (shape: WireShape, encoding: Encoding?) in
      shape.isFile(encoding, isOpenAPI30: schema.isOpenAPI30)
    }
    let fileShapes = shapes.properties.filter { isFile($0.shape, encodings.encoding(of: $0.name)) }
    let merged = lowered.facts.normalised.merged(schema)
    var members = MultipartMembers(
      files: merged.properties.compactMap { member in
        fileShapes.first { $0.name == member.name }.map { .init(member: member, shape: $0.shape) }
      },
      takesOtherFiles: shapes.additional.map { isFile($0, nil) } ?? false,
      fields: shapes, merged: merged, encodings: encodings)
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
  private static func checkNames(
    of members: MultipartMembers, _ schema: Schema, _ lowered: inout LoweredSchemas
  ) {
    let merged = lowered.facts.normalised.merged(schema).properties
    let names = members.files.map(\.member.name) + members.fields.properties.map(\.name)
    let order = merged.map(\.name).filter(names.contains)
    let all = order + names.filter { !order.contains($0) }
    guard let (name, first) = PartName.collision(among: all) else { return }
    let place = { name in merged.first { $0.name == name }?.key ?? schema.node }
    lowered.report(
      Diagnostic(
        .ambiguousPart,
        "browsers write the names '\(name)' and '\(first)' alike, so nobody can tell which of them a "
          + "part is", at: place(name).location,
        notes: [.init("the other one is here", at: place(first).location)]))
  }

  /// The structure of the fields that are no files; `nil` where there is none.
  private static func fieldsValue(
    _ members: MultipartMembers, of schema: Schema, in inner: TypePath, at place: TypePlace,
    _ lowered: inout LoweredSchemas
  ) -> Value? {
    if members.isComposed { return lowered.value(of: schema, at: place) }
    let isMap = members.merged.properties.isEmpty
    if isMap, members.hasFiles, !members.judgesOthers {
      if !members.merged.required.isEmpty {
        lowered.report(
          Diagnostic(
            .unenforcedField,
            "a part that must be there has to be listed among 'properties': of other files, and where "
              + "anything is taken, nobody looks for one",
            at: (schema.node["required"] ?? schema.node).location))
      }
      return nil
    }
    let use = SchemaUse(members.merged)
    return ValueLowering.value(
      of: ValuePlan(use: use, shape: use, form: isMap ? .map : .object),
      at: DeclarationPlace(inner, "Fields"), &lowered)
  }

  /// Decides what becomes of parts that are not listed.
  private static func setOthers(
    of plan: inout MultipartPlan, _ members: inout MultipartMembers,
    _ lowered: inout LoweredSchemas
  ) {
    let fields = members.fields
    let isFree = fields.additional?.isAny ?? (plan.files.isEmpty && fields.isFree)
    if plan.form.takesOtherFiles || isFree && fields.patterns.isEmpty {
      let taken = Set(plan.files.map(\.swiftName) + ["fields"])
      let table = NameTable(["otherFiles"], style: .member, taken: taken)
      plan.otherFiles = MultipartPlan.OtherFiles(member: table["otherFiles"], rules: nil)
    }
    if plan.form.takesOtherFiles, let shape = fields.additional {
      if !shape.isAny {
        plan.otherFiles?.rules = fileRules(members.merged.additional, shape, &lowered)
      }
      members.merged.additional = []
    }
    plan.refusesOthers =
      members.hasFiles && members.merged.properties.isEmpty && !members.merged.closed.isEmpty
  }

  // MARK: - Files

  private static func filePlans(
    _ files: [MultipartMembers.File], _ schema: Schema, _ encodings: [Entry<Encoding>],
    _ lowered: inout LoweredSchemas
  ) -> [MultipartPlan.File] {
    let normalised = lowered.facts.normalised
    let required = Set(normalised.merged(schema).required)
    let table = NameTable(files.map(\.member.name), style: .member, taken: ["fields"])
    return files.enumerated().map { index, file in
      let member = file.member
      var rules = fileRules(member.schemas, file.shape, &lowered)
      rules.isRequired =
        required.contains(member.name) && normalised.onlyMessage(member.schemas) != .response
        && !member.schemas.allSatisfy(normalised.acceptsNull)
      rules.mediaTypes = (encodings.encoding(of: member.name)?.mediaTypes ?? []).map(\.text.text)
      let part = SwiftType.library(.filePart)
      let merged = lowered.facts.normalised.merged(member.schemas)
      return MultipartPlan.File(
        name: member.name, swiftName: table[member.name], rules: rules,
        documentation: Documentation.lines(withoutNull(merged, lowered.facts).description),
        line: lowered.facts.line(of: member.key),
        local: "file\(index + 1)", isUnwrapped: rules.isRequired && !rules.isArray,
        memberType: rules.isArray ? .array(part) : rules.isRequired ? part : .optional(part),
        memberDefault: rules.isArray ? "[]" : rules.isRequired ? nil : "nil")
    }
  }

  /// What holds for the files of a field; what else its schemas say is reported, as nothing looks into
  /// files.
  private static func fileRules(
    _ list: [Schema], _ shape: WireShape, _ lowered: inout LoweredSchemas
  ) -> MultipartPlan.FileRules {
    let normalised = lowered.facts.normalised
    let merged = withoutNull(normalised.merged(list), lowered.facts)
    let item =
      shape.items != nil && !merged.items.isEmpty
      ? withoutNull(normalised.merged(merged.items), lowered.facts) : merged
    let arrays = ArrayRules(merged.arrays)
    if merged.judgesBytes || item.judgesBytes || arrays.isUnique, let schema = list.first {
      lowered.report(
        Diagnostic(
          .unenforcedField,
          "of files, how many there are, their sizes and their media types are enforced: what else "
            + "this schema says of them is not", at: schema.node.location))
    }
    return MultipartPlan.FileRules(
      isArray: shape.items != nil, strings: StringRules(item.strings), arrays: arrays)
  }

  // MARK: - Header fields

  private static func headers(
    of encodings: [Entry<Encoding>], in scope: TypePath, _ lowered: inout LoweredSchemas
  ) -> [MultipartPlan.PartHeader] {
    var headers: [MultipartPlan.PartHeader] = []
    let entries = encodings.flatMap { encoding in
      encoding.value.headers.map { (encoding.name, $0) }
    }
    let constants = NameTable.names(
      of: entries.map { ("\($0) \($1.name) header", isMade: true) }, style: .member
    ).names
    for ((field, entry), constant) in zip(entries, constants)
    where !IgnoredFields.ofContent.contains(entry.name.lowercased) {
      let header = entry.value.value
      let content = header.content.first
      if let content, content.value.value.itemSchema != nil {
        lowered.reportItems(of: content, isRequest: true)
      }
      guard let schema = header.schema ?? content?.value.value.schema else { continue }
      let shape = ParameterShapes.shape(of: entry, schema, &lowered)
      let value = lowered.value(of: schema, in: scope, named: "\(field) \(entry.name)")
      headers.append(
        .init(
          field: field, constant: constant,
          reader: ParameterReaders.reader(of: entry, value, shape, &lowered)))
    }
    return headers
  }
}

extension [Entry<Encoding>] {
  /// The encoding of a property.
  fileprivate func encoding(of name: Name) -> Encoding? {
    first { $0.name == name }?.value
  }
}

extension MultipartLowering {
  /// A schema that is one other or `null`, without the `null`.
  private static func withoutNull(_ merged: MergedSchema, _ facts: SchemaFacts) -> MergedSchema {
    let groups = merged.oneOf + merged.anyOf
    guard merged.types == nil, groups.count == 1 else { return merged }
    let others = groups[0].map { facts.normalised.merged($0.schema) }
      .filter { $0.types != .null }
    return others.count == 1 ? others[0] : merged
  }
}
