// Operations, contents and types with all codecs -> the same, with what is given item by item marked: arrays of
// which nothing has to be known as a whole, such as whether items are alike.

/// Decides which arrays an operation may answer with item by item.
enum ItemwisePass {
  /// What the pass has marked.
  struct Output {
    var operations: [OperationPlan]
    var contents: [ContentFunction]
    var types: [TypeDeclaration]
  }

  /// Marks the arrays of successful responses, and the types of their items.
  static func run(
    _ operations: [OperationPlan], _ contents: [ContentFunction], _ types: [TypeDeclaration],
    codecs: [CodecFunction]
  ) -> Output {
    let used = Set(
      operations.flatMap(\.responses).filter { !$0.status.isError }.compactMap(\.contentFunction))
    let plainArrays = Set(codecs.filter(\.isPlainArray).map(\.id))
    var arrays: [String: ItemwiseContent] = [:]
    for function in contents where used.contains(function.name) {
      arrays[function.name] = array(of: function, among: plainArrays)
    }
    let items = Set(arrays.values.compactMap(\.item.declaredPath))
    return Output(
      operations: operations.map { marked($0, arrays) },
      contents: contents.map { function in
        var function = function
        function.itemwise = arrays[function.name]
        return function
      },
      types: types.map { marked($0, items) })
  }

  /// The one value of the content, if it is JSON and such an array.
  private static func array(
    of function: ContentFunction, among plainArrays: Set<CodecID>
  ) -> ItemwiseContent? {
    if case .byCase = function.selection { return nil }
    guard case .json(let value) = function.contents[0].format, !value.isNullable,
      case .function(let id, _) = value.codec, plainArrays.contains(id),
      case .array(let item) = function.swiftType
    else { return nil }
    return ItemwiseContent(array: value, item: item)
  }

  private static func marked(
    _ operation: OperationPlan, _ arrays: [String: ItemwiseContent]
  ) -> OperationPlan {
    var operation = operation
    for (index, response) in operation.responses.enumerated() where !response.status.isError {
      guard let array = response.contentFunction.flatMap({ arrays[$0] }) else { continue }
      operation.responses[index].itemwiseCases = ItemwiseForm.allCases.map { form in
        ItemwiseCase(
          name: ReservedNames.bare(response.caseName) + SwiftWords.upperCamel(form.rawValue),
          form: form, swiftType: form.type(array.item))
      }
    }
    return operation
  }

  private static func marked(
    _ type: TypeDeclaration, _ items: Set<TypePath>
  ) -> TypeDeclaration {
    var type = type
    type.isWrittenByMembers = items.contains(type.path) && type.kind.hasMembers
    type.nested = type.nested.map { marked($0, items) }
    return type
  }
}

extension CodecFunction {
  fileprivate var isPlainArray: Bool {
    if case .array(_, let rules) = body { rules == ArrayRules() } else { false }
  }
}

extension SwiftType {
  fileprivate var declaredPath: TypePath? {
    if case .declared(let path) = self { path } else { nil }
  }
}

extension TypeDeclaration.Kind {
  /// Whether a function can write it from one parameter a member.
  fileprivate var hasMembers: Bool {
    guard case .structure(let structure) = self, !structure.properties.isEmpty else { return false }
    return switch structure.additional {
    case .ignored, .refused: true
    case .kept: false
    }
  }
}
