// Schemas that apply others to the same value: `$ref`, `allOf`, `anyOf` and the like.

import OpenAPIDocument

extension Schema {
  /// The schemas that are applied to the same value as this one.
  private var appliedInPlace: [Schema] {
    let parts = subschemas.filter { part in
      switch part.keyword.application {
      case .value, .condition: true
      case .parts, .nothing: false
      }
    }
    return [reference, dynamicReference].compactMap { $0?.target } + parts.map(\.schema)
  }

  /// Whether this schema applies another one to the same value, however many steps away.
  ///
  /// Contracts write such circles as alternatives that build on their base, which lists them.
  public func applies(_ other: Schema) -> Bool {
    var visited: Set<ObjectIdentifier> = []
    var pending = [self]
    while let next = pending.popLast() {
      if next === other { return true }
      if visited.insert(ObjectIdentifier(next)).inserted { pending += next.appliedInPlace }
    }
    return false
  }

  /// This schema and those that it applies to the same value, however many steps away, each once.
  var inPlace: [Schema] {
    var visited: Set<ObjectIdentifier> = []
    var list: [Schema] = []
    var pending = [self]
    while let next = pending.popLast() {
      guard visited.insert(ObjectIdentifier(next)).inserted else { continue }
      list.append(next)
      pending += next.appliedInPlace
    }
    return list
  }
}
