// Security schemes -> how a client shows its credentials.

import ContractModel
import OpenAPIDocument

/// Decides how each scheme is satisfied.
enum SecurityLowering {
  /// The schemes of a document, in its order.
  static func run(_ model: SecurityModel) -> ClientSecurity {
    var table = TypeScriptNames(.member)
    let keys = table.assign(model.schemes.map(\.name))
    return ClientSecurity(
      schemes: model.schemes.map { scheme in
        ClientSecurity.Scheme(
          key: keys[scheme.name] ?? "scheme", name: scheme.name, kind: kind(of: scheme.scheme),
          documentation: Documentation.lines(scheme.scheme.description))
      })
  }

  private static func kind(of scheme: SecurityScheme) -> ClientSecurity.Kind {
    switch scheme.kind {
    case .oauth2, .openIdConnect: return .bearer
    case .mutualTLS: return .ambient
    case .apiKey: return .apiKey(scheme.place ?? .header, scheme.name ?? "X-API-Key")
    case .http:
      let text = scheme.scheme ?? ""
      switch Name(text).lowercased {
      case "bearer": return .bearer
      case "basic": return .basic
      default: return .authorization(text)
      }
    }
  }

  /// The ways to be let in to an operation; the one without a credential comes last.
  static func alternatives(
    of operation: Operation, _ model: SecurityModel, _ security: ClientSecurity
  ) -> [[String]] {
    let all = model.alternatives(of: operation).map { alternative in
      alternative.uses.map { security.schemes[$0.scheme].key }
    }
    return all.filter { !$0.isEmpty } + all.filter(\.isEmpty).prefix(1)
  }
}
