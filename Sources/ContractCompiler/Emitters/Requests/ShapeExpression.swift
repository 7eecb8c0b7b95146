// Wire forms -> expressions of the Runtime's `ParameterShape`.

/// Writes a form as Swift.
enum ShapeExpression {
  /// The expression for a form.
  static func text(_ form: WireForm) -> String {
    switch form {
    case .any: ".any"
    case .json: ".json"
    case .scalar([.null]): ".scalar(.null)"
    case .scalar(let types):
      types.count == 1 ? ".\(types[0].rawValue)" : ".scalar([\(list(types) { ".\($0.rawValue)" })])"
    case .array(let items): ".array(\(text(items)))"
    case .object(let properties, let patterns, let additional):
      object(properties, patterns, additional)
    case .oneOf(let forms): ".oneOf([\(list(forms, text))])"
    }
  }

  /// The patterns of an object or a form.
  static func patterns(_ patterns: [WireForm.Pattern]) -> String {
    list(patterns) { ".init(\($0.pattern.reference), \(text($0.form)))" }
  }

  private static func object(
    _ properties: [WireForm.Property], _ patterns: [WireForm.Pattern], _ additional: WireForm?
  ) -> String {
    let members = list(properties) { ".init(\(SwiftLiteral.string($0.name)), \(text($0.form)))" }
    var arguments = ["[\(members)]"]
    if !patterns.isEmpty { arguments.append("patterns: [\(self.patterns(patterns))]") }
    arguments.append("additional: \(additional.map(text) ?? "nil")")
    return ".object(\(arguments.joined(separator: ", ")))"
  }

  private static func list<T>(_ items: [T], _ text: (T) -> String) -> String {
    items.map(text).joined(separator: ", ")
  }
}
