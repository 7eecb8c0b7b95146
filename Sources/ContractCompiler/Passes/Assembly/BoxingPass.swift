// Types that contain themselves by value get an indirection, found as cycles among the declarations.

/// Marks the properties and variants that must be stored indirectly.
struct BoxingPass {
  private var paths: [TypePath] = []
  private var edges: [TypePath: [TypePath]] = [:]
  private var component: [TypePath: Int] = [:]
  private let codecs: [CodecID: CodecFunction.Body]

  /// The types with their recursive properties and variants marked.
  static func run(_ types: [TypeDeclaration], codecs: [CodecFunction]) -> [TypeDeclaration] {
    var pass = BoxingPass(codecs)
    for type in types { pass.add(type) }
    pass.findComponents()
    return types.map(pass.marked)
  }

  private init(_ functions: [CodecFunction]) {
    codecs = Dictionary(uniqueKeysWithValues: functions.map { ($0.id, $0.body) })
  }

  /// The type that a value of a codec stores itself. Checked values contain their type; arrays and maps
  /// are indirections already.
  private func target(_ codec: Codec) -> TypePath? {
    switch codec.part {
    case .type(let path): path
    case .function(let id): codecs[id]?.storedInner.flatMap(target)
    case nil: nil
    }
  }

  private mutating func add(_ type: TypeDeclaration) {
    paths.append(type.path)
    edges[type.path] = type.kind.storedValues.compactMap { target($0.codec) }
    for nested in type.nested { add(nested) }
  }

  /// Strongly connected components (Tarjan), without recursion, as chains can be long.
  private mutating func findComponents() {
    var index: [TypePath: Int] = [:]
    var low: [TypePath: Int] = [:]
    var stack: [TypePath] = []
    var onStack: Set<TypePath> = []
    var next = 0
    var components = 0
    for root in paths where index[root] == nil {
      var work: [(node: TypePath, child: Int)] = [(root, 0)]
      while let (node, child) = work.popLast() {
        if child == 0 {
          index[node] = next
          low[node] = next
          next += 1
          stack.append(node)
          onStack.insert(node)
        }
        let children = edges[node] ?? []
        if child > 0 {
          low[node] = min(low[node] ?? 0, low[children[child - 1]] ?? 0)
        }
        var position = child
        var descended = false
        while position < children.count {
          let target = children[position]
          position += 1
          guard edges[target] != nil else { continue }
          if index[target] == nil {
            work.append((node, position))
            work.append((target, 0))
            descended = true
            break
          }
          if onStack.contains(target) { low[node] = min(low[node] ?? 0, index[target] ?? 0) }
        }
        if descended { continue }
        guard low[node] == index[node] else { continue }
        while let member = stack.popLast() {
          onStack.remove(member)
          component[member] = components
          if member == node { break }
        }
        components += 1
      }
    }
  }

  private func isCyclic(_ from: TypePath, _ value: Value) -> Bool {
    guard let target = target(value.codec), let own = component[from] else { return false }
    return component[target] == own
  }

  private func marked(_ type: TypeDeclaration) -> TypeDeclaration {
    var type = type
    switch type.kind {
    case .structure(var structure):
      for index in structure.properties.indices {
        structure.properties[index].isBoxed = isCyclic(
          type.path, structure.properties[index].value)
      }
      type.kind = .structure(structure)
    case .union(var union):
      for index in union.variants.indices {
        union.variants[index].isIndirect = isCyclic(type.path, union.variants[index].value)
      }
      type.kind = .union(union)
    case .enumeration, .nameSpace: break
    }
    type.nested = type.nested.map(marked)
    return type
  }
}
