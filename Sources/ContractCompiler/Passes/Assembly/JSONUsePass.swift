// Which types and codec functions are read and written as JSON: whatever one that is read contains is
// read too, and the same for writing. What only the texts of parameters become has no JSON at all.

import OpenAPIDocument

/// Decides which codecs there are, by use.
struct JSONUsePass {
  /// The types and functions with their uses complete.
  struct Output {
    var types: [TypeDeclaration]
    var codecs: [CodecFunction]
  }

  private var contained: [ContractPart: [ContractPart]] = [:]
  private var read: Set<ContractPart> = []
  private var written: Set<ContractPart> = []

  /// Completes the uses that the messages of schemas suggest.
  static func run(
    _ types: [TypeDeclaration], codecs: [CodecFunction], _ uses: CodecUses
  ) -> Output {
    var pass = JSONUsePass()
    for type in types { pass.add(type) }
    for function in codecs { pass.add(function) }
    let texts = uses.texts
      .subtracting(pass.contained.values.joined())
      .subtracting(uses.values)
    pass.read = pass.closure(of: pass.read.subtracting(texts))
    pass.written = pass.closure(of: pass.written.subtracting(texts))
    return Output(
      types: types.map(pass.completed),
      codecs: codecs.map { function in
        var function = function
        function.json = pass.json(of: .function(function.id))
        return function
      })
  }

  private mutating func add(_ type: TypeDeclaration) {
    add(
      .type(type.path), type.json,
      containing: (type.kind.storedValues + type.kind.otherValues).map(\.codec))
    for nested in type.nested { add(nested) }
  }

  private mutating func add(_ function: CodecFunction) {
    add(.function(function.id), function.json, containing: [function.body.inner])
  }

  private mutating func add(_ part: ContractPart, _ json: JSONUse, containing codecs: [Codec]) {
    contained[part] = codecs.compactMap(\.part)
    if json.contains(.read) { read.insert(part) }
    if json.contains(.written) { written.insert(part) }
  }

  private func closure(of start: Set<ContractPart>) -> Set<ContractPart> {
    var reached = start
    var pending = Array(start)
    while let next = pending.popLast() {
      for inner in contained[next] ?? [] where reached.insert(inner).inserted {
        pending.append(inner)
      }
    }
    return reached
  }

  private func json(of part: ContractPart) -> JSONUse {
    var json = JSONUse()
    if read.contains(part) { json.insert(.read) }
    if written.contains(part) { json.insert(.written) }
    return json
  }

  private func completed(_ type: TypeDeclaration) -> TypeDeclaration {
    var type = type
    type.json = json(of: .type(type.path))
    type.nested = type.nested.map(completed)
    return type
  }
}

/// What the values of operations are read from and written to.
struct CodecUses {
  /// What texts become: parameters, and header fields of parts and responses.
  private(set) var texts: Set<ContractPart> = []
  /// What is read from JSON, and written as it.
  private(set) var values: Set<ContractPart> = []

  /// The uses of operations, and of the values that the server sends and receives on its own.
  init(_ operations: LoweredOperations, outgoing: [Value]) {
    for plan in operations.parameters { add(plan.reader) }
    for field in operations.fields { add(field.reader) }
    for operation in operations.operations {
      for parameter in operation.parameters { add(parameter.declaration.reader) }
      for content in operation.body?.contents ?? [] { add(content.format) }
      for response in operation.responses + (operation.errors?.responses ?? []) {
        for content in response.contents { add(content.format) }
        for field in response.headers?.fields ?? [] { add(field) }
      }
    }
    for value in outgoing { add(value.codec) }
  }

  private mutating func add(_ codec: Codec) {
    if let part = codec.part { values.insert(part) }
  }

  private mutating func add(_ reader: ParameterReader) {
    switch reader.reading {
    case .json(let codec, _, _, _), .wholeQuery(let codec, _, _): add(codec)
    case .scalar(let scalar, _):
      if let path = scalar.enumeration { texts.insert(.type(path)) }
    }
  }

  private mutating func add(_ format: ContentPlan.Format) {
    switch format {
    case .json(let value), .rawJSON(let value), .sequence(let value, _), .text(let value, _),
      .form(let value, _):
      add(value.codec)
    case .multipart(let plan):
      if let value = plan.value { add(value.codec) }
      for header in plan.headers { add(header.reader) }
    case .bytes: break
    }
  }

  private mutating func add(_ field: HeaderPlan) {
    switch field.writing {
    case .json(let codec, _), .jsonText(let codec): add(codec)
    case .text, .description: break
    }
  }
}
