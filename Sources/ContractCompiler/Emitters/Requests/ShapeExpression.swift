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

  /// The fields of a form, as an argument of the Runtime's `FormShape`.
  static func form(_ plan: FormPlan) -> String {
    ".init(\((["[\(list(plan.fields, field))]"] + options(of: plan)).joined(separator: ", ")))"
  }

  /// What a form says beside its fields.
  static func options(of plan: FormPlan) -> [String] {
    var options: [String] = []
    if !plan.patterns.isEmpty { options.append("patterns: [\(patterns(plan.patterns))]") }
    if let additional = plan.additional { options.append("additional: \(text(additional))") }
    if !plan.files.isEmpty {
      options.append("files: [\(list(plan.files, SwiftLiteral.string))]")
    }
    if plan.takesOtherFiles { options.append("otherFiles: true") }
    return options
  }

  /// A field of a form.
  static func field(_ field: FormField) -> String {
    var arguments = [SwiftLiteral.string(field.name)]
    if let style = field.style { arguments.append("style: .\(style)") }
    if !field.explode { arguments.append("explode: false") }
    arguments.append("shape: \(text(field.form))")
    if !field.mediaTypes.isEmpty {
      arguments.append("types: [\(list(field.mediaTypes, SwiftLiteral.string))]")
    }
    return ".init(\(arguments.joined(separator: ", ")))"
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
