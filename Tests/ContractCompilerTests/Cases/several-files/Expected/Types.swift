// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public struct Book2: Sendable, Hashable {  // book.yaml:1
    public var id: String  // book.yaml:5
    public var title: String  // book.yaml:6
    @Indirect public var sequel: Schemas.Book2?  // book.yaml:7
    public var before: String?  // book.yaml:8
    public var note: String?  // book.yaml:9

    public init(
      id: String, title: String, sequel: Schemas.Book2? = nil, before: String? = nil,
      note: String? = nil
    ) {
      self.id = id
      self.title = title
      self.sequel = sequel
      self.before = before
      self.note = note
    }
  }
}
