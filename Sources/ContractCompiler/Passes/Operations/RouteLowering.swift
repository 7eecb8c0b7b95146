// Paths -> the route tree: shared segments once, concrete ones before templated ones.

import OpenAPIDocument

/// The route lowering pass.
struct RouteLowering {
  private(set) var diagnostics = Diagnostics()
  private var root = RouteTree.Node(route: nil, branches: [])
  private var routes: [Route] = []
  private var keys: [Node] = []

  /// The tree of all paths; `operations` are the lowered operations in the order of the document.
  static func run(
    _ document: Document, names: Names, operations: [OperationPlan]
  ) -> (RouteTree, Diagnostics) {
    var pass = RouteLowering()
    var index = 0
    for path in document.paths {
      var methods: [Route.Method] = []
      for operation in path.value.operations {
        methods.append(Route.Method(name: operation.method, operation: index))
        index += 1
      }
      pass.add(path, methods: methods, names: names)
    }
    sort(&pass.root)
    return (RouteTree(root: pass.root, routes: pass.routes), pass.diagnostics)
  }

  private mutating func add(_ path: Entry<PathItem>, methods: [Route.Method], names: Names) {
    guard !methods.isEmpty else { return }
    let segments = (PathTemplate(path.name)?.segments ?? []).map(RouteTree.Segment.init)
    let index = routes.count
    if let other = Self.insert(segments[...], route: index, into: &root) {
      diagnostics.add(
        Diagnostic(
          .duplicateRoute,
          "the path '\(path.name)' matches the same requests as '\(routes[other].template)'",
          at: path.key.location, notes: [.init("the other path is here", at: keys[other].location)])
      )
    }
    keys.append(path.key)
    routes.append(
      Route(
        template: path.name, swiftName: names.routes[path.name], methods: methods,
        allow: Self.allow(methods.map(\.name))))
  }

  /// Inserts a path; the route that ends at the same place already, if any.
  private static func insert(
    _ segments: ArraySlice<RouteTree.Segment>, route: Int, into node: inout RouteTree.Node
  ) -> Int? {
    guard let first = segments.first else {
      if let other = node.route { return other }
      node.route = route
      return nil
    }
    if let index = node.branches.firstIndex(where: { $0.segment == first }) {
      return insert(segments.dropFirst(), route: route, into: &node.branches[index].node)
    }
    var branch = RouteTree.Branch(
      segment: first, node: RouteTree.Node(route: nil, branches: []))
    let other = insert(segments.dropFirst(), route: route, into: &branch.node)
    node.branches.append(branch)
    return other
  }

  /// Orders branches: literals, then the most literal bytes, then bare parameters.
  private static func sort(_ node: inout RouteTree.Node) {
    node.branches.sort { rank($0.segment) < rank($1.segment) }
    for index in node.branches.indices { sort(&node.branches[index].node) }
  }

  private static func rank(_ segment: RouteTree.Segment) -> (Int, Int, String) {
    switch segment {
    case .literal(let text): (0, 0, text)
    case .mixed(let literals):
      (1, -literals.reduce(0) { $0 + $1.utf8.count }, literals.joined(separator: "{}"))
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
