// Wire shapes -> expressions of the Runtime's `ParameterShape`.

import ContractModel

/// Writes a shape as Swift.
enum ShapeExpression {
  /// The expression for a shape.
  static func text(_ shape: WireShape) -> String {
    if shape.isJSON { return ".json" }
    if shape.isAny { return ".any" }
    var forms: [String] = []
    if let items = shape.items { forms.append(".array(\(text(items)))") }
    if let members = shape.members { forms.append(object(members)) }
    // Beside an array or an object, the empty text is one of these.
    let scalars = forms.isEmpty ? shape.scalars : shape.scalars.subtracting(.null)
    if !scalars.isEmpty { forms.insert(scalar(scalars), at: 0) }
    switch forms.count {
    case 0: return ".string"
    case 1: return forms[0]
    default: return ".oneOf([\(forms.joined(separator: ", "))])"
    }
  }

  private static func scalar(_ types: JSONTypes) -> String {
    var names: [String] = []
    if types.contains(.string) { names.append("string") }
    if types.isSuperset(of: .number) {
      names.append("number")
    } else if types.contains(.integer) {
      names.append("integer")
    }
    if types.contains(.boolean) { names.append("boolean") }
    if types.contains(.null), !types.contains(.string) { names.append("null") }
    return names == ["null"]
      ? ".scalar(.null)"
      : names.count == 1
        ? ".\(names[0])" : ".scalar([\(names.map { ".\($0)" }.joined(separator: ", "))])"
  }

  private static func object(_ members: WireShape.Members) -> String {
    let list = members.properties.map {
      ".init(\(SwiftLiteral.string($0.name)), \(text($0.shape)))"
    }
    var arguments = ["[\(list.joined(separator: ", "))]"]
    if !members.patterns.isEmpty { arguments.append("patterns: [\(patterns(members.patterns))]") }
    let isBare = members.additional == nil && members.properties.isEmpty && members.isFree
    let additional = members.additional ?? (isBare && members.patterns.isEmpty ? .any : nil)
    arguments.append("additional: \(additional.map { text($0) } ?? "nil")")
    return ".object(\(arguments.joined(separator: ", ")))"
  }

  /// The patterns of an object or a form.
  static func patterns(_ patterns: [WireShape.Pattern]) -> String {
    patterns.map {
      ".init(Patterns.\($0.constant), \(text($0.shape)))"
    }.joined(separator: ", ")
  }
}
