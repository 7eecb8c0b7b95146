// Paths -> the route tree: shared segments once, concrete ones before templated ones.

import OpenAPIDocument

/// The route lowering pass.
struct RouteLowering {
  private(set) var diagnostics = Diagnostics()
  private var root = RouteTree.Node(route: nil, branches: [])
  private var routes: [Route] = []
  private var keys: [Node] = []
  private var endsWithSlash: [Bool] = []

  /// The tree of all paths; `operations` are the lowered operations in the order of the document.
  static func run(
    _ document: Document, names: Names, operations: [OperationPlan]
  ) -> (RouteTree, Diagnostics) {
    var pass = RouteLowering()
    var index = 0
    for path in document.paths {
      var methods: [Route.Method] = []
      for operation in path.value.operations {
        methods.append(Route.Method(name: operation.method.text, operation: index))
        index += 1
      }
      pass.add(path, methods: methods, names: names, operations)
    }
    sort(&pass.root)
    return (RouteTree(root: pass.root, routes: pass.routes), pass.diagnostics)
  }

  private mutating func add(
    _ path: Entry<PathItem>, methods: [Route.Method], names: Names, _ operations: [OperationPlan]
  ) {
    guard !methods.isEmpty, let template = PathTemplate(path.name) else { return }
    let segments = template.segments.map(RouteTree.Segment.init)
    let isSlash = template.hasTrailingSlash
    if let other = insert(segments[...], isSlash: isSlash, into: &root) {
      return merge(path, methods, into: other, operations)
    }
    keys.append(path.key)
    endsWithSlash.append(isSlash)
    routes.append(
      Route(
        template: path.key.text, swiftName: names.routes[path.name], methods: methods,
        allow: Self.allow(methods.map(\.name))))
  }

  /// Serves two paths that match the same requests as one, where that changes nothing for either: no
  /// method is declared twice, and whose both are is the same.
  private mutating func merge(
    _ path: Entry<PathItem>, _ methods: [Route.Method], into other: Int,
    _ operations: [OperationPlan]
  ) {
    let known = Set(routes[other].methods.map(\.name))
    let all = (routes[other].methods + methods).map { operations[$0.operation] }
    let areOneOwners = all.allSatisfy { all[0].hasSameOwner(as: $0) }
    if areOneOwners, !methods.contains(where: { known.contains($0.name) }) {
      routes[other].methods += methods
      routes[other].allow = Self.allow(routes[other].methods.map(\.name))
      return
    }
    let reason = areOneOwners ? "" : ", but its owner is checked otherwise"
    diagnostics.add(
      Diagnostic(
        .duplicateRoute,
        "the path '\(path.name)' matches the same requests as '\(routes[other].template)'\(reason)",
        at: path.key.location, notes: [.init("the other path is here", at: keys[other].location)])
    )
  }

  /// Inserts the next path; the route that ends at the same place already, if any.
  private func insert(
    _ segments: ArraySlice<RouteTree.Segment>, isSlash: Bool, into node: inout RouteTree.Node
  ) -> Int? {
    guard let first = segments.first else { return end(isSlash: isSlash, at: &node) }
    if let index = node.branches.firstIndex(where: { $0.segment == first }) {
      return insert(segments.dropFirst(), isSlash: isSlash, into: &node.branches[index].node)
    }
    var branch = RouteTree.Branch(
      segment: first, node: RouteTree.Node(route: nil, branches: []))
    let other = insert(segments.dropFirst(), isSlash: isSlash, into: &branch.node)
    node.branches.append(branch)
    return other
  }

  /// Ends the next path at a node; the route that is the same, if any.
  ///
  /// A trailing slash makes a path another one (RFC 3986 section 6.2.3) where the contract has both.
  private func end(isSlash: Bool, at node: inout RouteTree.Node) -> Int? {
    guard let known = node.route else {
      node.route = routes.count
      return nil
    }
    if let slash = node.slashRoute { return isSlash ? slash : known }
    guard endsWithSlash[known] != isSlash else { return known }
    (node.route, node.slashRoute) = isSlash ? (known, routes.count) : (routes.count, known)
    return nil
  }

  /// Orders branches: literals, then the most literal bytes, then bare parameters.
  private static func sort(_ node: inout RouteTree.Node) {
    node.branches.sort { rank($0.segment) < rank($1.segment) }
    for index in node.branches.indices { sort(&node.branches[index].node) }
  }

  private static func rank(_ segment: RouteTree.Segment) -> (Int, Int, Name) {
    switch segment {
    case .literal(let text): (0, 0, text)
    case .mixed(let literals):
      (
        1, -literals.reduce(0) { $0 + $1.text.utf8.count },
        Name(literals.map(\.text).joined(separator: "{}"))
      )
    case .parameter: (2, 0, "")
    }
  }

  private static func allow(_ methods: [String]) -> String {
    var list = methods
    if list.contains("GET"), !list.contains("HEAD") { list.append("HEAD") }
    if !list.contains("OPTIONS") { list.append("OPTIONS") }
    return list.sorted().joined(separator: ", ")
  }
}

extension OperationPlan {
  /// Whether the same rule is checked at the same part of the path, or neither has an owner.
  fileprivate func hasSameOwner(as other: OperationPlan) -> Bool {
    guard let owner, let otherOwner = other.owner else { return owner == nil && other.owner == nil }
    return owner.path == otherOwner.path && access.ownerParameter == other.access.ownerParameter
  }
}
