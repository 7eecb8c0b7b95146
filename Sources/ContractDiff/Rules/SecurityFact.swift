// The rules of who is let in: a request that was refused and is let through is a matter of security.

/// What a comparer of security finds.
enum SecurityFact: Fact {
  case requirementRemoved
  case requirementAdded
  case alternativeRemoved
  case alternativeAdded
  case scopeRemoved
  case scopeAdded
  case schemeChanged
  case schemeExtended
  case ownerRuleRemoved
  case ownerRuleChanged
  case ownerRuleAdded

  static var subject: Subject { .security }

  var rule: Rule {
    switch self {
    case .requirementRemoved:
      Rule(
        access: "security-requirement-removed", of: "`security`", .widens,
        "requests without credentials are let through")
    case .requirementAdded:
      Rule(
        access: "security-requirement-added", of: "`security`", .narrows,
        "requests without credentials are refused")
    case .alternativeRemoved:
      Rule(
        access: "security-alternative-removed", of: "`security`", .narrows,
        "credentials that were enough are no longer")
    case .alternativeAdded:
      Rule(
        access: "security-alternative-added", of: "`security`", .widens,
        "credentials are enough that were not")
    case .scopeRemoved:
      Rule(
        access: "security-scope-removed", of: "`security`: scopes", .widens,
        "fewer scopes are enough")
    case .scopeAdded:
      Rule(
        access: "security-scope-added", of: "`security`: scopes", .narrows,
        "more scopes are needed")
    case .schemeChanged:
      Rule(
        access: "security-scheme-changed", of: "`securitySchemes`", .changes,
        "a scheme takes other credentials, or gets them elsewhere")
    case .schemeExtended:
      Rule(
        access: "security-scheme-extended", of: "`securitySchemes`: `flows`", .notes,
        "there are more ways to get credentials, or more scopes to ask for")
    case .ownerRuleRemoved:
      Rule(
        access: "owner-rule-removed", of: "`x-owner`", .widens,
        "one user's token may open another's data")
    case .ownerRuleChanged:
      Rule(
        access: "owner-rule-changed", of: "`x-owner`", .changes,
        "another claim or another parameter names the owner")
    case .ownerRuleAdded:
      Rule(
        access: "owner-rule-added", of: "`x-owner`", .narrows,
        "requests for the data of others are refused")
    }
  }
}
