// Security schemes and requirements, each scheme once: whether it is declared by a name under
// `components` or, as OpenAPI 3.2 allows, referred to by its URI alone.

import OpenAPIDocument

/// What a document says about who may call what.
public struct SecurityModel {
  /// A security scheme in use.
  public struct Scheme {
    /// The name under `components`, or the last part of the URI of a scheme that has none.
    public let name: Name
    /// The key or the URI that names it.
    public let key: Node
    /// What is declared.
    public let scheme: SecurityScheme
    /// The owner rule that it states.
    public let owner: OwnerRule?
  }

  /// A scheme that a requirement demands.
  public struct Use {
    /// The index of the scheme in `schemes`.
    public let scheme: Int
    /// The scopes or roles that are needed.
    public let scopes: [Name]
  }

  /// One way to be let in.
  public struct Alternative {
    /// The schemes, all of which must accept; none means anonymous callers.
    public let uses: [Use]
    /// The Security Requirement Object.
    public let node: Node

    /// Whether it lets in who shows no credentials.
    public var isAnonymous: Bool { uses.isEmpty }
  }

  /// Every scheme: those of `components` in their order, then those referred to by URI.
  public private(set) var schemes: [Scheme] = []
  private var indices: [ObjectIdentifier: Int] = [:]
  private var alternativesOfDocument: [Alternative] = []
  private var alternativesOfOperation: [ObjectIdentifier: [Alternative]] = [:]

  /// Collects the schemes and the requirements of a document.
  public init(_ document: Document) {
    for entry in document.components.securitySchemes {
      _ = index(of: entry.value.value, name: entry.name, key: entry.key)
    }
    alternativesOfDocument = (document.security ?? []).map { alternative($0) }
    for operation in document.paths.flatMap(\.value.operations) {
      guard let own = operation.security else { continue }
      alternativesOfOperation[ObjectIdentifier(operation)] = own.map { alternative($0) }
    }
  }

  private mutating func alternative(_ requirement: SecurityRequirement) -> Alternative {
    let uses = requirement.uses.map { use in
      let index = index(of: use.scheme.value, name: Self.lastPart(of: use.name), key: use.key)
      return Use(scheme: index, scopes: use.scopes.map(\.name))
    }
    return Alternative(uses: uses, node: requirement.node)
  }

  /// The index of a scheme, which is added where it is new.
  private mutating func index(of scheme: SecurityScheme, name: Name, key: Node) -> Int {
    let identity = ObjectIdentifier(scheme)
    if let known = indices[identity] { return known }
    indices[identity] = schemes.count
    var unique = name
    var number = 2
    while schemes.contains(where: { $0.name == unique }) {
      unique = Name("\(name)\(number)")
      number += 1
    }
    let owner = scheme.extensionValue(OwnerRule.keyword).flatMap(OwnerRule.init)
    schemes.append(Scheme(name: unique, key: key, scheme: scheme, owner: owner))
    return schemes.count - 1
  }

  /// The last part of a URI reference: of its fragment, or of its path without an extension.
  private static func lastPart(of reference: Name) -> Name {
    let part = reference.text.split(whereSeparator: { $0 == "/" || $0 == "#" }).last ?? "scheme"
    return Name(part.split(separator: ".").first.map(String.init) ?? "scheme")
  }

  /// The ways to be let in to an operation of the document's paths, its own or the document's; none
  /// for a public operation.
  public func alternatives(of operation: Operation) -> [Alternative] {
    alternativesOfOperation[ObjectIdentifier(operation)] ?? alternativesOfDocument
  }
}
