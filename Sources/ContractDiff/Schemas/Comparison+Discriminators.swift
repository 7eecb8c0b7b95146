// Discriminators: which member tells alternatives apart, and which values it may have.

import ContractModel
import OpenAPIDocument

extension Comparison {
  func compareDiscriminators(_ sides: SchemaSides) {
    let before = sides.old.merged.discriminator
    let now = sides.new.merged.discriminator
    guard before != nil || now != nil else { return }
    guard let before, let now, before.propertyName == now.propertyName else {
      reportChanged(before, now, sides)
      return
    }
    let oldValues = values(before, sides.old)
    let newValues = values(now, sides.new)
    let oldNames = Set(oldValues.map(\.value))
    let newNames = Set(newValues.map(\.value))
    for (value, node) in oldValues where !newNames.contains(value) {
      report(
        AlternativeFact.discriminatorValueRemoved, sides,
        "'\(value.text)' no longer tells an alternative of \(sides.subject)", gone: node,
        from: now.node)
    }
    for (value, node) in newValues where !oldNames.contains(value) {
      report(
        AlternativeFact.discriminatorValueAdded, sides,
        "'\(value.text)' tells an alternative of \(sides.subject) now", new: node, old: before.node)
    }
    compareTargets(before, now, sides)
  }

  private func reportChanged(
    _ before: Discriminator?, _ now: Discriminator?, _ sides: SchemaSides
  ) {
    let shown = { (one: Discriminator?) in one.map { "'\($0.propertyName)'" } ?? "none" }
    report(
      AlternativeFact.discriminatorChanged, sides,
      "the discriminator of \(sides.subject) was \(shown(before)) and is \(shown(now))",
      new: now?.node ?? sides.new.node, old: before?.node ?? sides.old.node)
  }

  /// The values that tell alternatives: those of the mapping, and the names of their references.
  private func values(_ discriminator: Discriminator, _ side: Conjunction) -> [(
    value: Name, node: Node
  )] {
    var result = discriminator.mapping.map { (value: $0.name, node: $0.key) }
    var seen = Set(result.map(\.value))
    for group in side.groups where group.holder.discriminator != nil {
      for alternative in group.alternatives {
        for value in discriminator.values(of: alternative, schemas)
        where seen.insert(value).inserted {
          result.append((value: value, node: alternative.node))
        }
      }
    }
    return result
  }

  /// A value that stands for a schema of another name may read another alternative.
  private func compareTargets(
    _ before: Discriminator, _ now: Discriminator, _ sides: SchemaSides
  ) {
    let newByName = now.mapping.byName(\.name)
    for entry in before.mapping {
      guard let other = newByName[entry.name] else { continue }
      let oldName = componentName(entry.value.resolved.node)
      let newName = componentName(other.value.resolved.node)
      guard oldName != newName,
        !equality.isSame(entry.value, other.value)
      else { continue }
      report(
        AlternativeFact.discriminatorChanged, sides,
        "'\(entry.name)' stands for another alternative of \(sides.subject), which may admit other "
          + "values", new: other.key, old: entry.key)
    }
  }
}
