// Types that contain themselves by value get an indirection, found as cycles among the declarations.

/// Marks the properties and variants that must be stored indirectly.
struct BoxingPass {
  private var edges: [String: [String]] = [:]
  private var component: [String: Int] = [:]

  /// Marks recursive properties and variants in a list of declarations.
  static func run(_ types: inout [TypeDeclaration], codecs: [CodecFunction]) {
    var pass = BoxingPass()
    let inner = pass.innerTypes(of: codecs)
    for type in types { pass.addEdges(of: type, inner: inner) }
    pass.findComponents()
    for index in types.indices { pass.mark(&types[index], inner: inner) }
  }

  /// Checked values contain their type; arrays and maps are indirections already.
  private func innerTypes(of codecs: [CodecFunction]) -> [String: Codec] {
    var inner: [String: Codec] = [:]
    for function in codecs {
      if case .checked(let codec, _) = function.body { inner[function.name] = codec }
    }
    return inner
  }

  private func target(_ codec: Codec, _ inner: [String: Codec]) -> String? {
    switch codec {
    case .declared(let path): path
    case .function(let name, _): inner[name].flatMap { target($0, inner) }
    default: nil
    }
  }

  private func contained(_ type: TypeDeclaration, _ inner: [String: Codec]) -> [String] {
    switch type.kind {
    case .structure(let structure):
      structure.properties.compactMap { target($0.value.codec, inner) }
    case .union(let union): union.variants.compactMap { target($0.value.codec, inner) }
    default: []
    }
  }

  private mutating func addEdges(of type: TypeDeclaration, inner: [String: Codec]) {
    edges[type.path] = contained(type, inner)
    for nested in type.nested { addEdges(of: nested, inner: inner) }
  }

  /// Strongly connected components (Tarjan), without recursion, as chains can be long.
  private mutating func findComponents() {
    var index: [String: Int] = [:]
    var low: [String: Int] = [:]
    var stack: [String] = []
    var onStack: Set<String> = []
    var next = 0
    var components = 0
    for root in edges.keys.sorted() where index[root] == nil {
      var work: [(node: String, child: Int)] = [(root, 0)]
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

  private func isCyclic(_ from: String, _ to: String?) -> Bool {
    guard let to, let own = component[from] else { return false }
    return component[to] == own
  }

  private func mark(_ type: inout TypeDeclaration, inner: [String: Codec]) {
    switch type.kind {
    case .structure(var structure):
      for index in structure.properties.indices {
        let target = target(structure.properties[index].value.codec, inner)
        structure.properties[index].isBoxed = isCyclic(type.path, target)
      }
      type.kind = .structure(structure)
    case .union(var union):
      for index in union.variants.indices {
        union.variants[index].isIndirect = isCyclic(
          type.path, target(union.variants[index].value.codec, inner))
      }
      type.kind = .union(union)
    default: break
    }
    for index in type.nested.indices { mark(&type.nested[index], inner: inner) }
  }
}
