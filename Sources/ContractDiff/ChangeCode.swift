// The codes of changes. Each has one category and owns a case folder in the tests, by its raw value.

/// What kind of change it is; the raw values are stable, allow files name them.
///
/// `request` stands for what the server receives and `response` for what it sends: the body of a
/// webhook or a callback is a response in this sense.
public enum ChangeCode: String, CaseIterable, Sendable {
  // Paths, operations, servers.
  case pathRemoved = "path-removed"
  case pathParameterRenamed = "path-parameter-renamed"
  case operationRemoved = "operation-removed"
  case operationAdded = "operation-added"
  case operationIDChanged = "operation-id-changed"
  case deprecated = "deprecated"
  case deprecationWithdrawn = "deprecation-withdrawn"
  case serverRemoved = "server-removed"
  case serverAdded = "server-added"
  case serverVariableChanged = "server-variable-changed"
  // Parameters.
  case parameterRemoved = "parameter-removed"
  case parameterAdded = "parameter-added"
  case requiredParameterAdded = "required-parameter-added"
  case parameterBecameRequired = "parameter-became-required"
  case parameterBecameOptional = "parameter-became-optional"
  case parameterStyleChanged = "parameter-style-changed"
  case parameterStyleWidened = "parameter-style-widened"
  // Request bodies.
  case requestBodyAdded = "request-body-added"
  case requiredRequestBodyAdded = "required-request-body-added"
  case requestBodyRemoved = "request-body-removed"
  case requestBodyBecameRequired = "request-body-became-required"
  case requestBodyBecameOptional = "request-body-became-optional"
  case requestMediaTypeRemoved = "request-media-type-removed"
  case requestMediaTypeAdded = "request-media-type-added"
  case requestEncodingChanged = "request-encoding-changed"
  // Responses.
  case successStatusRemoved = "success-status-removed"
  case successStatusAdded = "success-status-added"
  case errorStatusRemoved = "error-status-removed"
  case errorStatusAdded = "error-status-added"
  case defaultResponseRemoved = "default-response-removed"
  case defaultResponseAdded = "default-response-added"
  case responseMediaTypeRemoved = "response-media-type-removed"
  case responseMediaTypeAdded = "response-media-type-added"
  case responseEncodingChanged = "response-encoding-changed"
  case responseHeaderRemoved = "response-header-removed"
  case responseHeaderAdded = "response-header-added"
  case responseHeaderBecameOptional = "response-header-became-optional"
  case responseHeaderBecameRequired = "response-header-became-required"
  case responseHeaderStyleChanged = "response-header-style-changed"
  case responseLinkRemoved = "response-link-removed"
  case responseLinkAdded = "response-link-added"
  case responseLinkChanged = "response-link-changed"
  // Security.
  case securityRequirementRemoved = "security-requirement-removed"
  case securityRequirementAdded = "security-requirement-added"
  case securityAlternativeRemoved = "security-alternative-removed"
  case securityAlternativeAdded = "security-alternative-added"
  case securityScopeRemoved = "security-scope-removed"
  case securityScopeAdded = "security-scope-added"
  case securitySchemeChanged = "security-scheme-changed"
  case securitySchemeExtended = "security-scheme-extended"
  case ownerRuleRemoved = "owner-rule-removed"
  case ownerRuleChanged = "owner-rule-changed"
  case ownerRuleAdded = "owner-rule-added"
  // Webhooks and callbacks.
  case webhookRemoved = "webhook-removed"
  case webhookAdded = "webhook-added"
  case callbackRemoved = "callback-removed"
  case callbackAdded = "callback-added"
  case outgoingRequestChanged = "outgoing-request-changed"
  case outgoingRequestExtended = "outgoing-request-extended"
  case outgoingResponseChanged = "outgoing-response-changed"
  case outgoingResponseExtended = "outgoing-response-extended"
  // Schemas of what the server receives.
  case requestTypeRemoved = "request-type-removed"
  case requestTypeAdded = "request-type-added"
  case requestNullRemoved = "request-null-removed"
  case requestNullAdded = "request-null-added"
  case requestEnumValueRemoved = "request-enum-value-removed"
  case requestEnumValueAdded = "request-enum-value-added"
  case requestEnumIntroduced = "request-enum-introduced"
  case requestEnumLifted = "request-enum-lifted"
  case requestBoundTightened = "request-bound-tightened"
  case requestBoundLoosened = "request-bound-loosened"
  case requestPatternAdded = "request-pattern-added"
  case requestPatternRemoved = "request-pattern-removed"
  case requestPatternChanged = "request-pattern-changed"
  case requestFormatNarrowed = "request-format-narrowed"
  case requestFormatWidened = "request-format-widened"
  case requestFormatChanged = "request-format-changed"
  case requestPropertyAdded = "request-property-added"
  case requestRequiredPropertyAdded = "request-required-property-added"
  case requestPropertyRemoved = "request-property-removed"
  case requestPropertyRefused = "request-property-refused"
  case requestPropertyBecameRequired = "request-property-became-required"
  case requestPropertyBecameOptional = "request-property-became-optional"
  case requestPropertyBecameReadOnly = "request-property-became-read-only"
  case requestPropertyNoLongerReadOnly = "request-property-no-longer-read-only"
  case requestAdditionalPropertiesRefused = "request-additional-properties-refused"
  case requestAdditionalPropertiesAllowed = "request-additional-properties-allowed"
  case requestPatternPropertiesChanged = "request-pattern-properties-changed"
  case requestAlternativeRemoved = "request-alternative-removed"
  case requestAlternativeAdded = "request-alternative-added"
  case requestAlternativesOverlap = "request-alternatives-overlap"
  case requestConditionAdded = "request-condition-added"
  case requestConditionRemoved = "request-condition-removed"
  case requestConditionChanged = "request-condition-changed"
  case requestDiscriminatorChanged = "request-discriminator-changed"
  case requestDiscriminatorValueRemoved = "request-discriminator-value-removed"
  case requestDiscriminatorValueAdded = "request-discriminator-value-added"
  case requestDefaultChanged = "request-default-changed"
  case requestDefaultRemoved = "request-default-removed"
  case requestDefaultAdded = "request-default-added"
  // Schemas of what the server sends.
  case responseTypeRemoved = "response-type-removed"
  case responseTypeAdded = "response-type-added"
  case responseNullRemoved = "response-null-removed"
  case responseNullAdded = "response-null-added"
  case responseEnumValueRemoved = "response-enum-value-removed"
  case responseEnumValueAdded = "response-enum-value-added"
  case responseEnumIntroduced = "response-enum-introduced"
  case responseEnumLifted = "response-enum-lifted"
  case responseBoundTightened = "response-bound-tightened"
  case responseBoundLoosened = "response-bound-loosened"
  case responsePatternAdded = "response-pattern-added"
  case responsePatternRemoved = "response-pattern-removed"
  case responsePatternChanged = "response-pattern-changed"
  case responseFormatNarrowed = "response-format-narrowed"
  case responseFormatWidened = "response-format-widened"
  case responseFormatChanged = "response-format-changed"
  case responsePropertyAdded = "response-property-added"
  case responsePropertyUnexpected = "response-property-unexpected"
  case responsePropertyRemoved = "response-property-removed"
  case responsePropertyBecameRequired = "response-property-became-required"
  case responsePropertyBecameOptional = "response-property-became-optional"
  case responsePropertyBecameWriteOnly = "response-property-became-write-only"
  case responsePropertyNoLongerWriteOnly = "response-property-no-longer-write-only"
  case responseAdditionalPropertiesRefused = "response-additional-properties-refused"
  case responseAdditionalPropertiesAllowed = "response-additional-properties-allowed"
  case responsePatternPropertiesChanged = "response-pattern-properties-changed"
  case responseAlternativeRemoved = "response-alternative-removed"
  case responseAlternativeAdded = "response-alternative-added"
  case responseConditionAdded = "response-condition-added"
  case responseConditionRemoved = "response-condition-removed"
  case responseConditionChanged = "response-condition-changed"
  case responseDiscriminatorChanged = "response-discriminator-changed"
  case responseDiscriminatorValueRemoved = "response-discriminator-value-removed"
  case responseDiscriminatorValueAdded = "response-discriminator-value-added"
  case responseDefaultChanged = "response-default-changed"
  case responseDefaultRemoved = "response-default-removed"
  case responseDefaultAdded = "response-default-added"
  // The comparison itself.
  case comparisonIncomplete = "comparison-incomplete"
}

/// What a change means for those who depend on the contract.
public enum ChangeCategory: String, CaseIterable, Sendable {
  /// A request that was accepted may be refused or understood otherwise, or an answer may hold
  /// what a client does not expect.
  case breaking
  /// A request that was refused may be let through: the data of the server's users may lie open.
  case security
  /// A client can notice it, but one that follows the old contract goes on working.
  case warning
  /// Harmless.
  case info

  /// Whether it makes the comparison fail.
  public var isBreaking: Bool { self == .breaking || self == .security }
}

extension ChangeCode {
  /// The category, the same for every change of the code.
  public var category: ChangeCategory {
    if Self.security.contains(self) { return .security }
    if Self.warnings.contains(self) { return .warning }
    return Self.harmless.contains(self) ? .info : .breaking
  }

  private static let security: Set<ChangeCode> = [
    .securityRequirementRemoved, .securityAlternativeAdded, .securityScopeRemoved,
    .securitySchemeChanged, .ownerRuleRemoved, .ownerRuleChanged,
  ]

  private static let warnings: Set<ChangeCode> = [
    .parameterRemoved, .errorStatusAdded, .defaultResponseAdded, .responseMediaTypeAdded,
    .responseLinkRemoved, .responseLinkChanged, .requestPropertyRemoved, .requestDefaultAdded,
    .responseDefaultAdded,
  ]

  private static let harmless: Set<ChangeCode> = [
    .pathParameterRenamed, .operationAdded, .deprecated, .deprecationWithdrawn, .serverAdded,
    .parameterAdded, .parameterBecameOptional, .parameterStyleWidened, .requestBodyAdded,
    .requestBodyBecameOptional, .requestMediaTypeAdded, .errorStatusRemoved,
    .defaultResponseRemoved, .responseHeaderAdded, .responseHeaderBecameRequired,
    .responseLinkAdded, .securitySchemeExtended, .webhookAdded, .callbackAdded,
    .outgoingRequestExtended, .outgoingResponseExtended, .requestTypeAdded, .requestNullAdded,
    .requestEnumValueAdded, .requestEnumLifted, .requestBoundLoosened, .requestPatternRemoved,
    .requestFormatWidened, .requestPropertyAdded, .requestPropertyBecameOptional,
    .requestPropertyNoLongerReadOnly, .requestAdditionalPropertiesAllowed,
    .requestAlternativeAdded, .requestConditionRemoved, .requestDiscriminatorValueAdded,
    .responseTypeRemoved, .responseNullRemoved, .responseEnumValueRemoved,
    .responseEnumIntroduced, .responseBoundTightened, .responsePatternAdded,
    .responseFormatNarrowed, .responsePropertyAdded, .responsePropertyBecameRequired,
    .responsePropertyNoLongerWriteOnly, .responseAdditionalPropertiesRefused,
    .responseAlternativeRemoved, .responseConditionAdded, .responseDiscriminatorValueRemoved,
  ]

  /// Whether a request schema may admit more than before, so that two alternatives of a `oneOf`
  /// may come to match the same value.
  var widensRequests: Bool { Self.widening.contains(self) }

  private static let widening: Set<ChangeCode> = [
    .requestTypeAdded, .requestNullAdded, .requestEnumValueAdded, .requestEnumLifted,
    .requestBoundLoosened, .requestPatternRemoved, .requestFormatWidened,
    .requestPropertyRemoved, .requestPropertyBecameOptional, .requestPropertyNoLongerReadOnly,
    .requestAdditionalPropertiesAllowed, .requestAlternativeAdded, .requestConditionRemoved,
    .requestPatternChanged, .requestFormatChanged, .requestPatternPropertiesChanged,
    .requestConditionChanged, .requestTypeRemoved, .requestPropertyBecameReadOnly,
  ]
}
