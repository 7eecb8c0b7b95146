// Paths -> routes: each path by its segments, two that match the same requests as one.

import OpenAPIDocument

/// The route lowering pass.
struct RouteLowering {
  private var diagnostics = Diagnostics()
  private var routes: [Route] = []
  private var keys: [Node] = []
  /// The operations of each route by their methods.
  private var declared: [[Declared]] = []
  /// The routes with these segments: without a slash at the end, and with one.
  private var known: [[Route.Segment]: (plain: Int?, slash: Int?)] = [:]

  /// The routes of all paths; `operations` are the lowered operations in the order of the document.
  static func run(
    _ document: Document, names: Names, operations: [OperationPlan], security: SecurityPlan
  ) -> PassResult<[Route]> {
    var pass = RouteLowering()
    var index = 0
    for path in document.paths {
      var declared: [Declared] = []
      for operation in path.value.operations {
        declared.append(Declared(method: operation.method.text, operation: index))
        index += 1
      }
      pass.add(path, declared, names: names, operations)
    }
    let crossOrigin = CrossOriginLowering(security)
    for index in pass.routes.indices {
      pass.routes[index].serve(pass.declared[index])
      pass.routes[index].crossOrigin = crossOrigin.plan(of: pass.routes[index], operations)
    }
    for case (let plain?, let slash?) in pass.known.values where plain != slash {
      pass.routes[slash].endsWithSlash = true
    }
    return PassResult(pass.routes, pass.diagnostics)
  }

  /// A method that the contract has an operation for, by its index.
  fileprivate struct Declared {
    var method: String
    var operation: Int
  }

  private mutating func add(
    _ path: Entry<PathItem>, _ declared: [Declared], names: Names, _ operations: [OperationPlan]
  ) {
    guard !declared.isEmpty, let template = PathTemplate(path.name) else { return }
    let segments = template.segments.map(Route.Segment.init)
    // A slash at the end makes a path another one where the contract has both (RFC 3986 section 6.2.3).
    let others = known[segments] ?? (nil, nil)
    if let other = template.hasTrailingSlash ? others.slash : others.plain {
      return merge(path, declared, into: other, operations)
    }
    known[segments] =
      template.hasTrailingSlash ? (others.plain, routes.count) : (routes.count, others.slash)
    keys.append(path.key)
    self.declared.append(declared)
    routes.append(
      Route(
        template: path.key.text, swiftName: names.routes[path.name], segments: segments,
        endsWithSlash: false, methods: [], answersOptions: false, allow: "",
        crossOrigin: CrossOriginPlan(methods: [], requestFields: [], responseFields: [])))
  }

  /// Serves two paths that match the same requests as one, where that changes nothing for either: no
  /// method is declared twice, and whose both are is the same.
  private mutating func merge(
    _ path: Entry<PathItem>, _ next: [Declared], into other: Int, _ operations: [OperationPlan]
  ) {
    let known = Set(declared[other].map(\.method))
    let all = (declared[other] + next).map { operations[$0.operation] }
    let areOneOwners = all.allSatisfy { all[0].hasSameOwner(as: $0) }
    if areOneOwners, !next.contains(where: { known.contains($0.method) }) {
      declared[other] += next
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
}

extension Route {
  /// Decides what answers which method: a GET answers HEAD too, and OPTIONS tells what is allowed
  /// (RFC 9110 sections 9.3.2 and 9.3.7), where the contract has no operations for these.
  fileprivate mutating func serve(_ declared: [RouteLowering.Declared]) {
    let names = Set(declared.map(\.method))
    methods = declared.map { next in
      let answersHead = next.method == "GET" && !names.contains("HEAD")
      return Method(
        names: answersHead ? [next.method, "HEAD"] : [next.method], operation: next.operation)
    }
    answersOptions = !names.contains("OPTIONS")
    allow = allowedMethods.joined(separator: ", ")
  }

  /// Every method that is answered by more than 405, in byte order.
  var allowedMethods: [String] {
    (methods.flatMap(\.names) + (answersOptions ? ["OPTIONS"] : [])).sorted()
  }
}

extension OperationPlan {
  /// Whether the same rule is checked at the same part of the path, or neither has an owner.
  fileprivate func hasSameOwner(as other: OperationPlan) -> Bool {
    guard let owner, let otherOwner = other.owner else { return owner == nil && other.owner == nil }
    guard case .owner(let parameter) = caller, case .owner(let otherParameter) = other.caller
    else { return false }
    return owner.path == otherOwner.path && parameter == otherParameter
  }
}
