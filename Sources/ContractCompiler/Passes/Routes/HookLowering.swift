// What an operation demands -> its hook: which credentials are read in which order, whose principal is
// kept, which claims must name the owner, and what a caller without any is told.

import ContractModel

/// Makes the hook of a demand.
struct HookLowering {
  private let schemes: [SecuritySchemePlan]
  private let access: Access

  /// The variables that hooks have for themselves.
  static let variables: Set<String> = [
    "request", "path", "failures", "isStranger", "principal", "claim", "others", "owner",
  ]

  /// The hook of a demand that is not public.
  static func hook(
    named name: String, for access: Access, _ schemes: [SecuritySchemePlan]
  ) -> SecurityHook {
    let lowering = HookLowering(schemes: schemes, access: access)
    return SecurityHook(
      name: name, access: access, caller: access.caller,
      alternatives: access.alternatives.compactMap(lowering.alternative),
      challenges: lowering.challenges)
  }

  /// One alternative; `nil` where the path has an owner and no credential of it names one, by which
  /// nobody gets in. The ownership model has refused such contracts already.
  private func alternative(_ uses: [SchemeUse]) -> SecurityHook.Alternative? {
    let owners = access.ownerParameter.map { parameter in
      uses.filter { schemes[$0.scheme].owner?.parameter == parameter }
    }
    // The principal that names the owner is kept, otherwise the first.
    guard let kept = owners.map(\.first) ?? uses.first else { return nil }
    func variable(_ use: SchemeUse) -> String {
      use == kept ? "principal" : ReservedNames.bare(schemes[use.scheme].swiftName) + "Principal"
    }
    let credentials = uses.map { use in
      let isUsed = use == kept || owners?.contains(use) == true || !use.scopes.isEmpty
      return SecurityHook.Credential(
        scheme: use.scheme, variable: isUsed ? variable(use) : nil, scopes: use.scopes)
    }
    let claims = (owners ?? []).compactMap { use in
      schemes[use.scheme].owner.map {
        SecurityHook.Claim(variable: variable(use), name: $0.claim)
      }
    }
    return SecurityHook.Alternative(
      credentials: credentials,
      result: claims.first.map { .owner($0, others: Array(claims.dropFirst())) }
        ?? .principal(variable(kept)))
  }

  private var challenges: [SecurityHook.Challenge] {
    var challenges: [SecurityHook.Challenge] = []
    for use in access.alternatives.joined() {
      let challenge = challenge(use)
      if !challenges.contains(challenge) { challenges.append(challenge) }
    }
    return challenges
  }

  private func challenge(_ use: SchemeUse) -> SecurityHook.Challenge {
    switch schemes[use.scheme].kind {
    case .bearer: .bearer(scopes: use.scopes)
    case .basic: .basic
    case .http(let name): .http(name)
    case .clientCertificate: .clientCertificate
    case .apiKey(let name, let location): .apiKey(name: name, location: location)
    }
  }
}

extension Access {
  /// What a handler is told about the caller.
  var caller: Caller {
    if isPublic { return .nobody }
    if let ownerParameter { return .owner(parameter: ownerParameter) }
    return allowsAnonymous ? .optionalPrincipal : .principal
  }
}
