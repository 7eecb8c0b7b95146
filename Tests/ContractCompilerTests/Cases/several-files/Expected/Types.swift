// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public struct Book: Sendable, Hashable {  // book.yaml:1
    public var id: String  // book.yaml:5
    public var title: String  // book.yaml:6
    @Indirect public var sequel: Schemas.Book?  // book.yaml:7
    public var before: String?  // book.yaml:8
    public var note: String?  // book.yaml:9

    public init(
      id: String, title: String, sequel: Schemas.Book? = nil, before: String? = nil,
      note: String? = nil
    ) {
      self.id = id
      self.title = title
      self.sequel = sequel
      self.before = before
      self.note = note
    }
  }

  public struct Lent: Sendable, Hashable {  // lent.yaml:1
    public var kind: String  // lent.yaml:4
    public var until: CalendarDate  // lent.yaml:5

    public init(kind: String, until: CalendarDate) {
      self.kind = kind
      self.until = until
    }
  }

  public struct Missing: Sendable, Hashable {  // missing.yaml:1
    public var kind: String  // missing.yaml:4

    public init(kind: String) { self.kind = kind }
  }

  public enum Problem: Sendable, Hashable {  // problem.yaml:1
    /// `Schemas.Missing`.
    case missing(Schemas.Missing)
    /// `Schemas.Lent`.
    case lent(Schemas.Lent)
  }

  public struct Shelf2: Sendable, Hashable {  // Shelf.yaml:1
    public var name: String  // Shelf.yaml:4
    public var books: [Schemas.Book]  // Shelf.yaml:5

    public init(name: String, books: [Schemas.Book]) {
      self.name = name
      self.books = books
    }
  }
}
