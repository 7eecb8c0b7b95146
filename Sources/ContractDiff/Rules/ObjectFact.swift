// The rules of schemas about the members of objects.

/// What a comparer of objects finds.
enum ObjectFact: Fact {
  case propertyAdded
  case propertyAdmitted
  case requiredPropertyAdded
  case propertyRemoved
  case propertyRefused
  case propertyBecameRequired
  case propertyBecameOptional
  case propertyHidden
  case propertyShown
  case additionalPropertiesRefused
  case additionalPropertiesAllowed
  case patternPropertiesChanged

  static var subject: Subject { .objects }

  var rule: Rule {
    switch self {
    case .propertyAdded:
      // By the letter a client may have sent any value under this name.
      Rule(
        bothWays: "property-added", of: "`properties`", .narrows, request: .info,
        "a member that may be left out is declared")
    case .propertyAdmitted:
      Rule(
        request: "property-added", response: "property-unexpected", of: "`properties`", .widens,
        "a member is declared that the old contract ruled out")
    case .requiredPropertyAdded:
      Rule(
        request: "required-property-added", response: "property-added",
        of: "`properties`, `required`", .changes, levels: (nil, .info),
        "a member that must be sent is declared")
    case .propertyRemoved:
      // A server that ignores members that it does not know goes on without it.
      Rule(
        bothWays: "property-removed", of: "`properties`", .widens, request: .warning,
        "a member is no longer declared")
    case .propertyRefused:
      // A client that reads the member misses it.
      Rule(
        request: "property-refused", response: "property-removed",
        of: "`properties`, `additionalProperties`", .narrows, levels: (nil, .breaking),
        "a member is ruled out")
    case .propertyBecameRequired:
      Rule(
        bothWays: "property-became-required", of: "`required`", .narrows,
        "a member may no longer be left out")
    case .propertyBecameOptional:
      Rule(
        bothWays: "property-became-optional", of: "`required`", .widens,
        "a member may be left out now")
    case .propertyHidden:
      Rule(
        request: "property-became-read-only", response: "property-became-write-only",
        of: "`readOnly`, `writeOnly`", .changes, "a member no longer travels this way")
    case .propertyShown:
      // A client ignores members that it does not know.
      Rule(
        request: "property-no-longer-read-only", response: "property-no-longer-write-only",
        of: "`readOnly`, `writeOnly`", .widens, levels: (nil, .info),
        "a member travels this way now")
    case .additionalPropertiesRefused:
      Rule(
        bothWays: "additional-properties-refused",
        of: "`additionalProperties`, `unevaluatedProperties`", .narrows,
        "members that are not declared are ruled out")
    case .additionalPropertiesAllowed:
      Rule(
        bothWays: "additional-properties-allowed",
        of: "`additionalProperties`, `unevaluatedProperties`", .widens,
        "members that are not declared may come")
    case .patternPropertiesChanged:
      Rule(
        bothWays: "pattern-properties-changed", of: "`patternProperties`", .changes,
        "members by pattern have a schema, or have none")
    }
  }
}
