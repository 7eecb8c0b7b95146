// Which of two paths a request belongs to that both could have: segment by segment a literal comes
// first, then literals with parameters between them, then a bare parameter (OpenAPI 3.1.1, section 4.8.8).

import ContractModel
import OpenAPIDocument

/// A path as requests are held against it.
struct MatchedPath {
  /// What a segment takes.
  enum Step: Hashable {
    case literal(Name)
    /// Parameters with literals around them.
    case mixed([Name])
    case parameter

    init(_ segment: PathTemplate.Segment) {
      let literals = segment.literals.map { Name(PathLiteral.normalised($0)) }
      self =
        segment.isParameter
        ? .parameter : segment.expressions.isEmpty ? .literal(literals[0]) : .mixed(literals)
    }

    /// The smaller comes first where both take a segment; of two with the same number nobody can tell.
    private var rank: Int {
      switch self {
      case .literal: 0
      case .mixed: 1
      case .parameter: 2
      }
    }

    /// Whether it may come before another that takes the same segment.
    func mayPrecede(_ other: Step) -> Bool {
      self != other && (rank < other.rank || rank == 1 && other.rank == 1)
    }

    /// Whether it surely comes before another that takes the same segment.
    func precedes(_ other: Step) -> Bool { rank < other.rank }

    /// Whether there may be a segment that both take.
    func overlaps(_ other: Step) -> Bool {
      switch (self, other) {
      case (.literal(let one), .literal(let two)): one == two
      case (.literal(let text), .mixed(let literals)), (.mixed(let literals), .literal(let text)):
        Self.hasEnds(literals, text)
      case (.mixed(let one), .mixed(let two)):
        Self.agree(one[0], two[0]) { $0.starts(with: $1) }
          && Self.agree(one[one.count - 1], two[two.count - 1]) {
            $0.reversed().starts(with: $1.reversed())
          }
      case (.parameter, _), (_, .parameter): true
      }
    }

    /// Whether it takes every segment that another takes.
    func covers(_ other: Step) -> Bool {
      self == other || self == .parameter && other != .literal("")
    }

    private static func hasEnds(_ literals: [Name], _ text: Name) -> Bool {
      let bytes = text.text.utf8
      return bytes.starts(with: literals[0].text.utf8)
        && bytes.reversed().starts(with: literals[literals.count - 1].text.utf8.reversed())
    }

    private static func agree(
      _ one: Name, _ two: Name, _ isPart: (Substring.UTF8View, Substring.UTF8View) -> Bool
    ) -> Bool {
      let (left, right) = (Substring(one.text).utf8, Substring(two.text).utf8)
      return isPart(left, right) || isPart(right, left)
    }
  }

  let entry: Entry<PathItem>
  let template: PathTemplate
  let steps: [Step]

  /// Takes a path apart; `nil` for one that no request can have.
  init?(_ entry: Entry<PathItem>) {
    guard !entry.value.operations.isEmpty, let template = PathTemplate(entry.name) else {
      return nil
    }
    self.entry = entry
    self.template = template
    steps = template.segments.map(Step.init)
  }

  /// Whether this one surely gets all requests that two others could have both.
  func takesAll(of one: MatchedPath, and other: MatchedPath) -> Bool {
    guard steps.count == one.steps.count, steps.count == other.steps.count,
      let first = zip(steps, other.steps).first(where: { $0 != $1 }), first.0.precedes(first.1)
    else { return false }
    return zip(steps, zip(one.steps, other.steps)).allSatisfy { own, both in
      own.covers(both.0) || own.covers(both.1)
    }
  }
}

/// The paths of a document by their segments, to be searched for those that requests of another could have.
struct PathIndex {
  private struct Place {
    var literals: [MatchedPath.Step: Int] = [:]
    var others: [(step: MatchedPath.Step, place: Int)] = []
    var paths: [MatchedPath] = []
  }

  private var places = [Place()]

  init(_ paths: [MatchedPath]) {
    for path in paths {
      var place = 0
      for step in path.steps { place = child(of: place, step) }
      places[place].paths.append(path)
    }
  }

  private mutating func child(of place: Int, _ step: MatchedPath.Step) -> Int {
    let known =
      places[place].literals[step] ?? places[place].others.first { $0.step == step }?.place
    if let known { return known }
    let child = places.count
    places.append(Place())
    if case .literal = step {
      places[place].literals[step] = child
    } else {
      places[place].others.append((step, child))
    }
    return child
  }

  /// The paths that could have requests which another path could have too, all of them or those that it
  /// may come before; nil where the work that `charge` counts is too much.
  func paths(
    beside path: MatchedPath, losingOnly isLosing: Bool, charge: (Int) -> Bool
  ) -> [MatchedPath]? {
    var waiting = [(place: 0, isSame: true)]
    for step in path.steps {
      var next: [(place: Int, isSame: Bool)] = []
      for (place, isSame) in waiting {
        let children = children(of: places[place], for: step, isLost: isLosing && isSame)
        guard charge(1 + children.count) else { return nil }
        for (other, child) in children where step.overlaps(other) {
          // Where they part, the other path must come later.
          if isLosing, isSame, step != other, !step.mayPrecede(other) { continue }
          next.append((child, isSame && step == other))
        }
      }
      waiting = next
    }
    return waiting.flatMap { isLosing && $0.isSame ? [] : places[$0.place].paths }
  }

  private func children(
    of place: Place, for step: MatchedPath.Step, isLost: Bool
  ) -> [(step: MatchedPath.Step, place: Int)] {
    if case .literal = step {
      return place.others + (place.literals[step].map { [(step, $0)] } ?? [])
    }
    // A literal comes first, so nothing is lost there but behind a place where they parted.
    return isLost ? place.others : place.others + place.literals.map { ($0.key, $0.value) }
  }
}
