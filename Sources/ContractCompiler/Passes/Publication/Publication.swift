// What is published of a contract, and what is written otherwise than it stands in the files: parts of
// other files as components, references to the places where things stand in the one file.

import OpenAPIDocument

/// The one file that a contract is published as.
struct Publication {
  /// A component that the entry file does not have.
  struct Component {
    /// Its name among those of its kind.
    let name: Name
    /// What it is.
    let node: Node
  }

  /// The components of a kind that are added.
  struct Section {
    /// The field of `components`.
    let name: Name
    /// The components, in the order in which references lead to them.
    var components: [Component]
  }

  /// The root of the entry file.
  let root: Node
  /// Whether it is the entry file as it is, byte for byte.
  var isEntryFile: Bool
  /// What is left out, and path items that are written out at the places of their paths.
  var omission: PublishedOmission
  /// The text that is written for that of a reference.
  var texts: [Node: String] = [:]
  /// What is written for a component of the entry file that only refers to another file.
  var contents: [Node: Node] = [:]
  /// The components that are added.
  var added: [Section] = []

  /// The document as JSON.
  var json: [UInt8] { PublicationWriter.json(of: self) }

  /// What is written for a node.
  func content(of node: Node) -> Node { contents[node] ?? node }
}
