// What the contract says of the fields of a form, urlencoded or in parts, so that they become one JSON
// object for the codec of its schema (OpenAPI 3.1 section 4.8.15).

/// The fields of a form.
public struct FormShape: Sendable {
  /// How one property is written.
  public struct Field: Sendable {
    let parameter: Parameter
    let name: StaticString
    /// Whether the contract gives it a style, so that its media type means nothing.
    let hasStyle: Bool
    /// The media types that its parts may have; none means any.
    let mediaTypes: [StaticString]

    /// Describes a property with the encoding that the contract gives it.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - style: The style of its `encoding`, if there is one.
    ///   - explode: Whether each item or member is a field of its own.
    ///   - shape: What its text turns into.
    ///   - types: The media types that its parts may have; none means any.
    public init(
      _ name: StaticString, style: Parameter.Style? = nil, explode: Bool = true,
      shape: ParameterShape = .string, types: [StaticString] = []
    ) {
      self.name = name
      hasStyle = style != nil
      mediaTypes = types
      parameter = Parameter(
        name, in: .query, style: style ?? .form, explode: explode, shape: shape)
    }

    /// The same property whose text is a string wherever it can be one.
    fileprivate var textual: Field? {
      parameter.shape.textual.map {
        Field(
          name, style: hasStyle ? parameter.style : nil, explode: parameter.explode, shape: $0,
          types: mediaTypes)
      }
    }
  }

  let fields: [Field]
  private let others: ParameterShape
  /// Names that are no part of the object: files.
  let files: [StaticString]
  /// Whether what is not listed is a file too.
  let takesOtherFiles: Bool

  /// Describes a form.
  ///
  /// - Parameters:
  ///   - fields: Its properties.
  ///   - patterns: The shapes of fields whose names match a regular expression.
  ///   - additional: The shape of all other fields.
  ///   - files: The names of its files, which are handed over beside the object.
  ///   - otherFiles: Whether all fields that are not listed are files.
  public init(
    _ fields: [Field], patterns: [ParameterShape.NamePattern] = [],
    additional: ParameterShape = .any, files: [StaticString] = [], otherFiles: Bool = false
  ) {
    self.init(
      fields, others: .object([], patterns: patterns, additional: additional), files: files,
      otherFiles: otherFiles)
  }

  private init(
    _ fields: [Field], others: ParameterShape, files: [StaticString], otherFiles: Bool
  ) {
    self.fields = fields
    self.others = others
    self.files = files
    takesOtherFiles = otherFiles
  }

  /// The shape of a field that is not listed.
  func shape(ofOther name: String) -> ParameterShape { others.member(name) ?? .any }

  /// Whether a field is listed or a file.
  func lists(_ name: String) -> Bool {
    (fields.map(\.name) + files).contains { $0.description.utf8.elementsEqual(name.utf8) }
  }

  /// The same form whose texts are strings wherever they can be; `nil` where nothing could be both.
  var textual: FormShape? {
    let isSame = !fields.contains { $0.textual != nil } && others.textual == nil
    return isSame
      ? nil
      : FormShape(
        fields.map { $0.textual ?? $0 }, others: others.textual ?? others, files: files,
        otherFiles: takesOtherFiles)
  }
}

extension ContractContent {
  /// Reads what text stands for: by the first of two shapes, or where that breaks a rule and the text
  /// may be something else too, by the second if that breaks none.
  static func read<Shape, Value>(
    _ shape: Shape, _ textual: Shape?, _ violations: inout Violations,
    _ body: (Shape, inout Violations) throws(ProblemDetails) -> Value?
  ) throws(ProblemDetails) -> Value? {
    let count = violations.count
    let value = try body(shape, &violations)
    guard violations.count > count, let textual else { return value }
    var others = Violations()
    guard let second = try body(textual, &others), others.isEmpty else { return value }
    violations.truncate(to: count)
    return second
  }
}
