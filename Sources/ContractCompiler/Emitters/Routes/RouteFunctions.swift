// The route tree as Swift: nested conditions on the segments of a path.

/// Prints the route tree as nested conditions, with a function of its own for every large branch.
struct RouteFunctions {
  private let routes: [Route]
  private let root: RouteTree.Node
  private var pending: [(name: String, node: RouteTree.Node, depth: Int)] = []
  private var count = 0

  init(_ contract: Contract) {
    routes = contract.routes.routes
    root = contract.routes.root
  }

  mutating func emit(to printer: inout SourcePrinter) {
    pending = [("find", root, 0)]
    var isFirst = true
    while !pending.isEmpty {
      let (name, node, depth) = pending.removeFirst()
      if !isFirst { printer.blank() }
      isFirst = false
      printer.print("private static func \(name)(_ path: RequestPath) -> Route? {")
      var body = printer
      body.indented { body in emit(node, depth: depth, nesting: 0, to: &body) }
      body.indented { $0.print("return nil") }
      printer = body
      printer.print("}")
    }
  }

  private mutating func emit(
    _ node: RouteTree.Node, depth: Int, nesting: Int, to printer: inout SourcePrinter
  ) {
    if let end = end(of: node) {
      printer.print("if path.count == \(depth) { return \(end) }")
    }
    for branch in node.branches {
      let test = condition(branch.segment, depth)
      if branch.node.branches.isEmpty, let end = end(of: branch.node) {
        printer.print("if path.count == \(depth + 1), \(test) {")
        printer.indented { $0.print("return \(end)") }
        printer.print("}")
        continue
      }
      printer.print("if path.count > \(depth), \(test) {")
      if nesting >= 3 || size(branch.node) > 24 && nesting > 0 {
        count += 1
        let name = "find\(count)"
        pending.append((name, branch.node, depth + 1))
        printer.indented { $0.print("if let route = \(name)(path) { return route }") }
      } else {
        let saved = self
        var inner = saved
        printer.indented {
          inner.emit(branch.node, depth: depth + 1, nesting: nesting + 1, to: &$0)
        }
        self = inner
      }
      printer.print("}")
    }
  }

  /// The route that ends at a node, as an expression.
  private func end(of node: RouteTree.Node) -> String? {
    guard let route = node.route else { return nil }
    let name = ".\(routes[route].swiftName)"
    guard let slash = node.slashRoute else { return name }
    return "path.hasTrailingSlash ? .\(routes[slash].swiftName) : \(name)"
  }

  private func size(_ node: RouteTree.Node) -> Int {
    node.branches.reduce(1) { $0 + size($1.node) }
  }

  private func condition(_ segment: RouteTree.Segment, _ index: Int) -> String {
    switch segment {
    case .literal(let text): "path.segment(\(index), is: \(SwiftLiteral.string(text)))"
    case .parameter: "path.hasText(\(index))"
    case .mixed(let literals):
      "path.segment(\(index), matches: [\(literals.map(SwiftLiteral.string).joined(separator: ", "))])"
    }
  }
}
