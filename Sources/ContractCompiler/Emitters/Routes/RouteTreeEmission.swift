// The tree of paths: one line for each route, from which the Runtime makes the tree when it starts.

/// Prints the tree of routes.
enum RouteTreeEmission {
  /// Prints the constant `routeTree`, and the function that fills it: a closure would be type-checked as
  /// one expression, which for thousands of routes takes gigabytes.
  static func emit(_ routes: [Route], to printer: inout SourcePrinter) {
    printer.print(
      "/// The paths as a tree of their segments; concrete ones come before templated ones.")
    printer.print("private let routeTree = RouteTree<Route>(insertRoutes(into:))")
    printer.blank()
    printer.block("private func insertRoutes(into tree: inout RouteTree<Route>.Builder) {") {
      printer in
      for route in routes {
        let path = route.segments.map { "/" + text($0) }.joined()
        var arguments = [".\(route.swiftName)", SwiftLiteral.string(path)]
        if route.endsWithSlash { arguments.append("endsWithSlash: true") }
        printer.list("tree.insert(", arguments, ")")
      }
    }
  }

  /// A segment as the Runtime takes it: `{}` for every parameter, whatever its name.
  private static func text(_ segment: Route.Segment) -> String {
    switch segment {
    case .literal(let literal): literal.text
    case .parameter: "{}"
    case .mixed(let literals): literals.map(\.text).joined(separator: "{}")
    }
  }
}
