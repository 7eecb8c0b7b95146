// What a comparison says: one change, where it stands in both documents, whom it touches.

import ContractModel
import OpenAPIDocument

/// One difference between two contracts.
public struct Change: Sendable {
  /// A place in one of the documents.
  public struct Place: Sendable {
    /// The place as editors jump to it.
    public let location: Location
    /// The JSON pointer as a fragment: `#/paths/~1tasks`, of a further file `tasks.yaml#/Task`.
    public let pointer: String
  }

  /// The kind of change.
  public let code: ChangeCode
  /// What is different, as a sentence without a full stop.
  public let message: String
  /// The place that leads: where the new document says something new, where the old one said what
  /// is gone.
  public let place: Place
  /// The same place in the other document, or the nearest to it; its message says which.
  public let note: Note
  /// The operations that it touches, `GET /tasks`; at most `operationLimit`.
  public let operations: [String]
  /// Whether it touches more operations than are named.
  public let touchesMore: Bool

  /// The second place of a change.
  public struct Note: Sendable {
    /// What is at that place.
    public let message: String
    /// The place.
    public let place: Place
  }

  /// What the change means.
  public var category: ChangeCategory { code.category }
  /// The number of operations named.
  public static let operationLimit = 8
}

extension Array {
  /// The elements by name, of several with one name the first.
  func byName(_ name: (Element) -> Name) -> [Name: Element] {
    Dictionary(map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
  }
}
