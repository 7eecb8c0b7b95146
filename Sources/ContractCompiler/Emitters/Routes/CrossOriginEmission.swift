// What browsers are told about requests of other origins: one statement for each route.

/// Prints the rules for pages of other origins.
enum CrossOriginEmission {
  /// Prints the router's member `crossOrigin`: statements, as one expression for all of thousands of routes
  /// would be type-checked as a whole.
  static func emit(_ contract: Contract, to printer: inout SourcePrinter) {
    printer.block("extension Router {") { printer in
      printer.print(
        """
        /// What pages of other origins may send to each path, and read of its responses.
        \(printer.access)var crossOrigin: CrossOriginRoutes? {
          var routes = CrossOriginRoutes { routeTree.number(of: RequestPath(target: $0)) }
        """)
      printer.indented { printer in
        for route in contract.routes { emit(route, to: &printer) }
        printer.print("return routes")
      }
      printer.print("}")
    }
  }

  private static func emit(_ route: Route, to printer: inout SourcePrinter) {
    printer.print("// \(Documentation.lines(route.template).joined())")
    let plan = route.crossOrigin
    var arguments = ["methods: \(array(plan.methods))"]
    if !plan.requestFields.isEmpty {
      arguments.append("requestFields: \(array(plan.requestFields.map(\.text)))")
    }
    if !plan.responseFields.isEmpty {
      arguments.append("responseFields: \(array(plan.responseFields.map(\.text)))")
    }
    printer.list("routes.add(", arguments, ")")
  }

  private static func array(_ texts: [String]) -> String {
    "[\(texts.map { SwiftLiteral.string($0) }.joined(separator: ", "))]"
  }
}
