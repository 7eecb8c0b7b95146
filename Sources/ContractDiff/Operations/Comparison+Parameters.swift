// Parameters in pairs, by place and name; those of the path by their position in the template.

import ContractModel
import OpenAPIDocument

extension Comparison {
  func compareParameters(
    _ oldUse: EffectiveOperation, _ newUse: EffectiveOperation, _ origin: Origin
  ) {
    let oldKeys = Self.keys(oldUse)
    let newKeys = Self.keys(newUse)
    guard charge(oldKeys.count + newKeys.count) else { return }
    let newByKey = Dictionary(newKeys, uniquingKeysWith: { first, _ in first })
    let oldNames = Set(oldKeys.map(\.0))
    for (key, parameter) in oldKeys {
      guard let other = newByKey[key] else {
        report(
          ParameterFact.removed,
          "the \(Self.subject(parameter.value)) is gone: a server that ignores unknown parameters "
            + "goes on without it", gone: parameter.node, from: newUse.operation.key, origin: origin
        )
        continue
      }
      compare(parameter, other, origin)
    }
    for (key, parameter) in newKeys where !oldNames.contains(key) {
      let subject = Self.subject(parameter.value)
      let isRequired = parameter.value.isRequired && parameter.value.place != .path
      report(
        isRequired ? ParameterFact.requiredAdded : .added,
        isRequired ? "the required \(subject) is new" : "the \(subject) is new",
        new: parameter.node, old: oldUse.operation.key, origin: origin)
      if parameter.value.place == .path {
        // Undeclared until now, the part of the path could be any text.
        let before = SchemaSide([], at: oldUse.operation.key)
        let now = SchemaSide(Self.schemas(parameter.value), at: parameter.node)
        enqueue(.request, before, now, subject: subject, origin)
      }
    }
    compareNames(oldUse, newUse, origin)
  }

  private static func keys(_ use: EffectiveOperation) -> [(Name, Resolved<Parameter>)] {
    let names = PathTemplate(use.path)?.names ?? []
    return use.parameters.compactMap { parameter in
      guard parameter.value.place == .path else {
        return (Name(String(decoding: parameter.value.identity, as: UTF8.self)), parameter)
      }
      // One that the path does not name can never come.
      guard let position = names.firstIndex(of: parameter.value.name) else { return nil }
      return (Name("path \(position)"), parameter)
    }
  }

  private static func subject(_ parameter: Parameter) -> String {
    let name = "parameter '\(parameter.name)'"
    return switch parameter.place {
    case .path: "path \(name)"
    case .query: "query \(name)"
    case .querystring: "query string \(name)"
    case .header: "header \(name)"
    case .cookie: "cookie \(name)"
    }
  }

  static func schemas(_ parameter: Parameter) -> [Schema] {
    let schema = parameter.schema ?? parameter.content.first?.value.value.schema
    return schema.map { [$0] } ?? []
  }

  private func compare(
    _ before: Resolved<Parameter>, _ now: Resolved<Parameter>, _ origin: Origin
  ) {
    let (oldParameter, newParameter) = (before.value, now.value)
    let subject = Self.subject(newParameter)
    if oldParameter.isRequired != newParameter.isRequired {
      report(
        newParameter.isRequired ? ParameterFact.becameRequired : .becameOptional,
        "the \(subject) \(newParameter.isRequired ? "is required now" : "is no longer required")",
        new: newParameter.node["required"] ?? newParameter.node,
        old: oldParameter.node["required"] ?? oldParameter.node, origin: origin)
    }
    compareStyle(oldParameter, newParameter, subject, origin)
    if oldParameter.place == .querystring, let before = oldParameter.content.first,
      let now = newParameter.content.first
    {
      compareEncodings(before, now, .request, origin)
    }
    compareDeprecation(
      (oldParameter.node, oldParameter.isDeprecated),
      (newParameter.node, newParameter.isDeprecated), subject: "the \(subject)", origin)
    enqueue(
      .request, SchemaSide(Self.schemas(oldParameter), at: oldParameter.node),
      SchemaSide(Self.schemas(newParameter), at: newParameter.node), subject: subject, origin,
      form: oldParameter.content.isEmpty && newParameter.content.isEmpty ? .text : .typed)
  }

  private func compareStyle(
    _ before: Parameter, _ now: Parameter, _ subject: String, _ origin: Origin
  ) {
    for (field, oldText, newText) in styleFields(before, now) where oldText != newText {
      report(
        ParameterFact.styleChanged,
        "'\(field)' of the \(subject) was '\(oldText.text)' and is '\(newText.text)'",
        new: now.node[field] ?? now.node, old: before.node[field] ?? before.node, origin: origin)
    }
    let flags = [
      ("allowReserved", before.allowReserved, now.allowReserved),
      ("allowEmptyValue", before.allowEmptyValue, now.allowEmptyValue),
    ]
    for (field, oldFlag, newFlag) in flags where oldFlag != newFlag {
      report(
        newFlag ? ParameterFact.styleWidened : .styleChanged,
        "'\(field)' of the \(subject) \(newFlag ? "is true now" : "is no longer true")",
        new: now.node[field] ?? now.node, old: before.node[field] ?? before.node, origin: origin)
    }
  }

  private func styleFields(_ before: Parameter, _ now: Parameter) -> [(String, Name, Name)] {
    let oldType = before.content.first.map { MediaRange($0.name).text }
    let newType = now.content.first.map { MediaRange($0.name).text }
    if oldType != nil || newType != nil {
      return [("content", oldType ?? "none", newType ?? "none")]
    }
    var fields = [("style", Name(before.style.rawValue), Name(now.style.rawValue))]
    let isDeep = before.style == .deepObject && now.style == .deepObject
    if !isDeep, hasParts(Self.schemas(before)) || hasParts(Self.schemas(now)) {
      // A value without parts is written the same whether it would be taken apart or not, and an object in
      // brackets is always.
      fields.append(("explode", Name("\(before.explode)"), Name("\(now.explode)")))
    }
    return fields
  }

  /// Whether a value may be an array or an object.
  func hasParts(_ schemas: [Schema]) -> Bool {
    let types = conjunction(SchemaSide(schemas, at: new.node)).types
    return !types.isDisjoint(with: [.array, .object])
  }
}
