// What rules count, and how a violation tells that there is too little or too much of it.

/// A thing that a rule counts, by its name for people.
@usableFromInline
enum Countable: String {
  case character
  case item
  case member
  case file
  case byte

  func atLeast(_ count: Int) -> String { "must have at least \(text(of: count))" }

  func atMost(_ count: Int) -> String { "must have at most \(text(of: count))" }

  private func text(of count: Int) -> String {
    count == 1 ? "1 \(rawValue)" : "\(count) \(rawValue)s"
  }
}
