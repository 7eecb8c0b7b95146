// A path template -> segments of literals and parameters.

/// A parsed path template such as `/users/{id}/files/{name}.{extension}`.
struct PathTemplate {
  /// One segment: literals around parameters, one literal more than parameters.
  struct Segment: Hashable {
    var literals: [String]
    var parameters: [String]

    /// The segment without the names of its parameters.
    var route: RouteTree.Segment {
      if parameters.isEmpty { return .literal(literals.first ?? "") }
      return literals == ["", ""] ? .parameter : .mixed(literals)
    }
  }

  let segments: [Segment]

  /// Splits a template; one trailing slash is dropped, as the server ignores it.
  init(_ template: String) {
    var parts = template.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    if parts.last?.isEmpty == true { parts.removeLast() }
    segments = parts.map { Self.segment($0) }
  }

  private static func segment(_ text: Substring) -> Segment {
    var segment = Segment(literals: [], parameters: [])
    var rest = text
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      segment.literals.append(String(rest[..<open]))
      segment.parameters.append(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    segment.literals.append(String(rest))
    return segment
  }
}
