// Whatever a type that is read contains is read too, and the same for writing.

/// Carries directions from containers to what they contain.
struct DirectionPass {
  private var contained: [String: [String]] = [:]
  private var read: Set<String> = []
  private var written: Set<String> = []

  /// Completes the directions of types and functions.
  static func run(_ types: inout [TypeDeclaration], codecs: inout [CodecFunction]) {
    var pass = DirectionPass()
    for type in types { pass.add(type) }
    for function in codecs { pass.add(function) }
    pass.read = pass.closure(of: pass.read)
    pass.written = pass.closure(of: pass.written)
    for index in types.indices { pass.mark(&types[index]) }
    for index in codecs.indices {
      codecs[index].isRead = pass.read.contains(key(codecs[index]))
      codecs[index].isWritten = pass.written.contains(key(codecs[index]))
    }
  }

  private static func key(_ function: CodecFunction) -> String { "()" + function.name }

  private static func key(_ codec: Codec) -> String? {
    switch codec {
    case .declared(let path): path
    case .function(let name, _): "()" + name
    default: nil
    }
  }

  private mutating func add(_ type: TypeDeclaration) {
    switch type.kind {
    case .structure(let structure):
      var values = structure.properties.map(\.value)
      if case .kept(_, let value) = structure.additional { values.append(value) }
      contained[type.path] = values.compactMap { Self.key($0.codec) }
    case .union(let union):
      contained[type.path] = union.variants.compactMap { Self.key($0.value.codec) }
    default: break
    }
    if type.isRead { read.insert(type.path) }
    if type.isWritten { written.insert(type.path) }
    for nested in type.nested { add(nested) }
  }

  private mutating func add(_ function: CodecFunction) {
    let key = Self.key(function)
    switch function.body {
    case .array(let item, _), .map(let item, _, _):
      contained[key] = [Self.key(item.codec)].compactMap(\.self)
    case .checked(let codec, _): contained[key] = [Self.key(codec)].compactMap(\.self)
    }
    if function.isRead { read.insert(key) }
    if function.isWritten { written.insert(key) }
  }

  private func closure(of start: Set<String>) -> Set<String> {
    var reached = start
    var pending = Array(start)
    while let next = pending.popLast() {
      for inner in contained[next] ?? [] where reached.insert(inner).inserted {
        pending.append(inner)
      }
    }
    return reached
  }

  private func mark(_ type: inout TypeDeclaration) {
    type.isRead = read.contains(type.path)
    type.isWritten = written.contains(type.path)
    for index in type.nested.indices { mark(&type.nested[index]) }
  }
}
