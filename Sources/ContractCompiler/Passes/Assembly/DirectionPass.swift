// Whatever a type that is read contains is read too, and the same for writing.

/// Carries directions from containers to what they contain.
struct DirectionPass {
  private var contained: [ContractPart: [ContractPart]] = [:]
  private var read: Set<ContractPart> = []
  private var written: Set<ContractPart> = []

  /// The types and functions with their directions complete.
  static func run(
    _ types: [TypeDeclaration], codecs: [CodecFunction]
  ) -> (types: [TypeDeclaration], codecs: [CodecFunction]) {
    var pass = DirectionPass()
    for type in types { pass.add(type) }
    for function in codecs { pass.add(function) }
    pass.read = pass.closure(of: pass.read)
    pass.written = pass.closure(of: pass.written)
    return (types.map(pass.completed), codecs.map(pass.completed))
  }

  private mutating func add(_ type: TypeDeclaration) {
    let part = ContractPart.type(type.path)
    contained[part] = (type.kind.storedValues + type.kind.otherValues).compactMap(\.codec.part)
    if type.isRead { read.insert(part) }
    if type.isWritten { written.insert(part) }
    for nested in type.nested { add(nested) }
  }

  private mutating func add(_ function: CodecFunction) {
    let part = ContractPart.function(function.id)
    contained[part] = [function.body.inner.part].compactMap(\.self)
    if function.isRead { read.insert(part) }
    if function.isWritten { written.insert(part) }
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

  private func completed(_ type: TypeDeclaration) -> TypeDeclaration {
    var type = type
    type.isRead = read.contains(.type(type.path))
    type.isWritten = written.contains(.type(type.path))
    type.nested = type.nested.map(completed)
    return type
  }

  private func completed(_ function: CodecFunction) -> CodecFunction {
    var function = function
    function.isRead = read.contains(.function(function.id))
    function.isWritten = written.contains(.function(function.id))
    return function
  }
}
