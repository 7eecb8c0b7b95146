// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.

import ContractRuntime

/// The schemas of the contract.
package enum Schemas {
  /// `Volume` of the contract.
  package struct Volume: Sendable, Equatable {  // openapi.yaml:34
    /// `title` of the contract.
    package var title: String  // openapi.yaml:37
    /// `author` of the contract.
    package var author: Schemas.Author?  // openapi.yaml:38

    /// Makes a value from its members.
    package init(title: String, author: Schemas.Author? = nil) {
      self.title = title
      self.author = author
    }
  }

  /// `Author` of the contract.
  package struct Author: Sendable, Equatable {  // openapi.yaml:39
    /// `name` of the contract.
    package var name: String?  // openapi.yaml:39

    /// Makes a value from its members.
    package init(name: String? = nil) {
      self.name = name
    }
  }
}
