// `x-owner` on a security scheme -> which claim of the credential names the owner of which paths.

import OpenAPIDocument

/// A claim of the credential that must equal a path parameter.
public struct OwnerRule: Sendable, Hashable {
  /// The extension that states it, and that declares that there is no owner.
  public static let keyword = "x-owner"
  /// The value by which an operation or a parameter declares that it names no owner.
  public static let none = "none"

  /// The claim, such as `sub`.
  public let claim: Name
  /// The path parameter, such as `user_id`.
  public let parameter: Name

  /// Reads the value of `x-owner`; `nil` where it is no rule.
  init?(_ node: Node) {
    guard node.isMapping, node.count == 2, let claim = node["claim"]?.string, !claim.isEmpty,
      let parameter = node["parameter"]?.string, !parameter.isEmpty
    else { return nil }
    self.claim = Name(claim)
    self.parameter = Name(parameter)
  }
}
