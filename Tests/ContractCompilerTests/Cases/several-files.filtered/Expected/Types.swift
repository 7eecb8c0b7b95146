// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public struct Note: Sendable, Hashable {  // schemas.yaml:2
    public var tags: [String]?  // schemas.yaml:4
    public var draft: Schemas.Note.Draft?  // schemas.yaml:6

    public init(tags: [String]? = nil, draft: Schemas.Note.Draft? = nil) {
      self.tags = tags
      self.draft = draft
    }

    public struct Draft: Sendable, Hashable {  // openapi.yaml:14
      public var draft: String?  // openapi.yaml:14

      public init(draft: String? = nil) { self.draft = draft }
    }
  }
}
