// Gathers every place where one request disagrees with the contract, so that all are reported
// together with 422.

/// The violations of one request: those of its parameters and those of its body.
public struct Violations: Sendable {
  /// The most violations that one response reports; further ones are only counted.
  public static let limit = 100

  /// The violations kept, in the order found; at most `limit`.
  public private(set) var items: [Violation] = []
  /// How many were recorded, including those that were not kept.
  public private(set) var count = 0

  /// Makes an empty collection.
  public init() {}

  /// Whether the request agrees with the contract so far.
  public var isEmpty: Bool { count == 0 }

  /// Whether a further violation would be counted only; building its text can be spared.
  public var isFull: Bool { items.count >= Self.limit }

  /// Records one violation.
  public mutating func record(_ violation: Violation) {
    count += 1
    if items.count < Self.limit { items.append(violation) }
  }

  /// Records one violation from its parts.
  public mutating func record(pointer: String, keyword: String, message: String) {
    record(Violation(pointer: pointer, keyword: keyword, message: message))
  }

  /// Forgets what was recorded after the first `count` violations, such as by a union member that
  /// did not match.
  public mutating func truncate(to count: Int) {
    guard count < self.count else { return }
    self.count = count
    if items.count > count { items.removeLast(items.count - count) }
  }

  /// Appends the violations of another part of the request.
  public mutating func append(contentsOf other: Violations) {
    items.append(contentsOf: other.items.prefix(Self.limit - items.count))
    count += other.count
  }

  /// The same violations as those of a member of the value.
  func inside(_ member: String) -> Violations {
    var moved = self
    for place in items.indices {
      moved.items[place].pointer = Violation.pointer(to: member) + items[place].pointer
    }
    return moved
  }

  /// The first violation of each place, in the order found: what else is wrong there often follows
  /// from it, such as that an empty text does not match a pattern either.
  static func firstOfEachPlace(_ items: [Violation]) -> [Violation] {
    var places: Set<UTF8Key> = []
    return items.filter { places.insert(UTF8Key($0.pointer)).inserted }
  }

  /// Ends the request with 422 if anything was recorded.
  public func throwIfAny() throws(ProblemDetails) {
    guard isEmpty else { throw problem }
  }

  /// 422 with what was recorded.
  public var problem: ProblemDetails { .unprocessable(items) }
}
