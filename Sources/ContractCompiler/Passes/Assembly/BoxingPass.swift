// Types that contain themselves by value get an indirection, found as cycles among the declarations;
// so do large values.

/// Marks the properties and variants that are stored indirectly.
struct BoxingPass {
  /// The largest value that is stored where it stands, in values of types that contain no others.
  ///
  /// The Swift compiler emits code for each of them in each type around them, as often as a type can be
  /// copied, moved and destroyed.
  private static let sizeLimit = 32

  private var paths: [TypePath] = []
  private var stored: [TypePath: [Value]] = [:]
  private var edges: [TypePath: [TypePath]] = [:]
  private var component: [TypePath: Int] = [:]
  /// How many values of other types than structures and unions a type stores, all in all.
  private var sizes: [TypePath: Int] = [:]
  private let codecs: [CodecID: CodecFunction.Body]

  /// The types with their recursive and large properties and variants marked.
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
    stored[type.path] = type.kind.storedValues
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
        var members: [TypePath] = []
        while let member = stack.popLast() {
          onStack.remove(member)
          component[member] = components
          members.append(member)
          if member == node { break }
        }
        components += 1
        // What the members contain has been left already, and has its size.
        for member in members { sizes[member] = size(of: member) }
      }
    }
  }

  private func size(of path: TypePath) -> Int {
    let sizes = (stored[path] ?? []).map { value in
      isIndirect(value, in: path) ? 1 : target(value.codec).flatMap { self.sizes[$0] } ?? 1
    }
    return max(1, sizes.reduce(0, +))
  }

  private func isIndirect(_ value: Value, in path: TypePath) -> Bool {
    guard let target = target(value.codec), let own = component[path] else { return false }
    return component[target] == own || (sizes[target] ?? 1) > Self.sizeLimit
  }

  private func marked(_ type: TypeDeclaration) -> TypeDeclaration {
    var type = type
    switch type.kind {
    case .structure(var structure):
      for index in structure.properties.indices {
        structure.properties[index].isBoxed = isIndirect(
          structure.properties[index].value, in: type.path)
      }
      type.kind = .structure(structure)
    case .union(var union):
      for index in union.variants.indices {
        union.variants[index].isIndirect = isIndirect(
          union.variants[index].value, in: type.path)
      }
      type.kind = .union(union)
    case .enumeration, .nameSpace: break
    }
    type.nested = type.nested.map(marked)
    return type
  }
}
