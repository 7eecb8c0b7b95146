// Paths -> routes: each path by its segments, two that match the same requests as one.

import OpenAPIDocument

/// The route lowering pass.
struct RouteLowering {
  private(set) var diagnostics = Diagnostics()
  private var routes: [Route] = []
  private var keys: [Node] = []
  /// The routes with these segments: without a slash at the end, and with one.
  private var known: [[Route.Segment]: (plain: Int?, slash: Int?)] = [:]

  /// The routes of all paths; `operations` are the lowered operations in the order of the document.
  static func run(
    _ document: Document, names: Names, operations: [OperationPlan]
  ) -> ([Route], Diagnostics) {
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
    for case (let plain?, let slash?) in pass.known.values where plain != slash {
      pass.routes[slash].endsWithSlash = true
    }
    return (pass.routes, pass.diagnostics)
  }

  private mutating func add(
    _ path: Entry<PathItem>, methods: [Route.Method], names: Names, _ operations: [OperationPlan]
  ) {
    guard !methods.isEmpty, let template = PathTemplate(path.name) else { return }
    let segments = template.segments.map(Route.Segment.init)
    // A slash at the end makes a path another one where the contract has both (RFC 3986 section 6.2.3).
    let others = known[segments] ?? (nil, nil)
    if let other = template.hasTrailingSlash ? others.slash : others.plain {
      return merge(path, methods, into: other, operations)
    }
    known[segments] =
      template.hasTrailingSlash ? (others.plain, routes.count) : (routes.count, others.slash)
    keys.append(path.key)
    routes.append(
      Route(
        template: path.key.text, swiftName: names.routes[path.name], segments: segments,
        endsWithSlash: false, methods: methods, allow: Self.allow(methods.map(\.name))))
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
