// Objects with members that are known -> structures.

import ContractModel
import OpenAPIDocument

/// The lowering pass for structures.
enum ObjectLowering {
  /// The structure that was planned; its inline types are declared inside it.
  static func value(
    of plan: ValuePlan, at place: DeclarationPlace, _ lowered: inout LoweredSchemas
  ) -> Value {
    let use = plan.shape
    let (name, home) = lowered.claim(use.schema, at: place)
    let inside = place.inside(home.inside(name))
    lowered.remember(plan, as: inside.scope)
    let members = use.merged.properties.filter { use.merged.allows($0.name) }
    let names = NameTable(members.map(\.name), style: .member)
    var properties = properties(members, of: use, named: names, inside, &lowered)
    let order = Dictionary(
      members.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { left, _ in left })
    properties.sort { (order[$0.name] ?? 0) < (order[$1.name] ?? 0) }
    let additional = additional(of: use.merged, taken: names.taken, inside, &lowered)
    let structure = Structure(
      properties: properties, additional: additional,
      minProperties: use.merged.minProperties, maxProperties: use.merged.maxProperties,
      reading: ObjectReading(of: properties, additional))
    lowered.declare(.structure(structure), named: name, in: home, for: use)
    return Value(.declared(inside.scope))
  }

  /// Properties in byte order of their names, so that inline types are named alike in any order.
  private static func properties(
    _ members: [MergedSchema.Member], of use: SchemaUse, named names: NameTable,
    _ inside: DeclarationScope, _ lowered: inout LoweredSchemas
  ) -> [Property] {
    let required = Set(use.merged.required)
    let isRead = lowered.facts.json(of: use).contains(.read)
    let messages = lowered.facts.messages(of: use)
    return members.sorted { $0.name < $1.name }.map { member in
      var property = property(member, named: names, inside, &lowered)
      let only = lowered.facts.normalised.onlyMessage(member.schemas)
      property.isDroppedWhenRead = only == .response && isRead && messages.contains(.request)
      let isRequired = required.contains(member.name)
      // A type that travels in a message without the member has to leave room for that.
      let isOneWay = only.map { !messages.isSubset(of: [$0]) } ?? false
      if isRequired, !isOneWay { return property }
      property.presence = property.value.isNullable ? .optionalNullable : .optional
      if isRequired { property.requiredIn = only }
      if !isOneWay { setDefault(of: &property, member.schemas, &lowered) }
      return property
    }
  }

  private static func property(
    _ member: MergedSchema.Member, named names: NameTable, _ inside: DeclarationScope,
    _ lowered: inout LoweredSchemas
  ) -> Property {
    let place = inside.part(member.name.text)
    let value = ValueLowering.value(of: member.schemas, at: place, &lowered)
    let rules = lowered.facts.normalised.merged(member.schemas)
    return Property(
      name: member.name, swiftName: names[member.name],
      local: local(for: names[member.name], taken: names.taken), value: value,
      presence: .required, documentation: Documentation.lines(rules.description),
      line: lowered.facts.line(of: member.key), isDeprecated: rules.isDeprecated)
  }

  private static func setDefault(
    of property: inout Property, _ schemas: [Schema], _ lowered: inout LoweredSchemas
  ) {
    guard let node = lowered.facts.normalised.merged(schemas).defaultValue,
      let source = lowered.defaultSource(node, for: property.value, of: schemas)
    else { return }
    property.defaultValue = source
    property.presence = .defaulted
  }

  /// A variable is called like the property, unless that is what the reader or writer is called.
  private static func local(for swiftName: String, taken: Set<String>) -> String {
    guard swiftName == "reader" || swiftName == "writer" else { return swiftName }
    return NameTable.free("\(swiftName)Value", style: .member) { taken.contains($0) }
  }

  private static func additional(
    of merged: MergedSchema, taken: Set<String>, _ inside: DeclarationScope,
    _ lowered: inout LoweredSchemas
  ) -> Structure.Additional {
    let isClosed = !merged.closed.isEmpty
    if isClosed, !merged.hasPatternProperties { return .refused }
    guard !merged.additional.isEmpty || merged.hasPatternProperties else { return .ignored }
    var names = taken
    let swiftName = NameTable.assign("additionalProperties", style: .member, taken: &names)
    let place = inside.part("AdditionalProperty")
    let value = ContainerLowering.otherMember(of: merged, at: place, &lowered)
    return .kept(swiftName: swiftName, value: value)
  }
}

extension ObjectReading {
  /// Names the variables and functions that no member has.
  fileprivate init(of properties: [Property], _ additional: Structure.Additional) {
    var taken = Set(properties.flatMap { [$0.swiftName, $0.local] })
    switch additional {
    case .kept(let name, _): taken.insert(name)
    case .ignored, .refused: break
    }
    members = NameTable.assign("members", style: .member, taken: &taken)
    let variables = properties.count { !$0.isDroppedWhenRead }
    if variables > Self.memberLimit {
      memberFunction = NameTable.assign("readMember", style: .member, taken: &taken)
    }
  }
}
