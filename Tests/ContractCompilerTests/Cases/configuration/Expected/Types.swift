// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
package enum Schemas {
  package struct Volume: Sendable, Hashable {  // openapi.yaml:34
    package var title: String  // openapi.yaml:37
    package var author: Schemas.Author?  // openapi.yaml:38

    package init(title: String, author: Schemas.Author? = nil) {
      self.title = title
      self.author = author
    }
  }

  package struct Author: Sendable, Hashable {  // openapi.yaml:39
    package var name: String?  // openapi.yaml:39

    package init(name: String? = nil) { self.name = name }
  }
}
