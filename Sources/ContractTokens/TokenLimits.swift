// Every bound of token verification in one place: sizes, counts and times.

/// The bounds that tokens, keys and their caches are held to.
public enum TokenLimits {
  /// Longest compact token that is looked at, in bytes.
  public static let tokenBytes = 8192
  /// Longest decoded JOSE header, in bytes.
  public static let headerBytes = 4096
  /// Longest decoded claims set, in bytes.
  public static let claimsBytes = 8192
  /// Deepest nesting of arrays and objects in headers, claims and key sets.
  public static let jsonDepth = 16
  /// Most members of one object in headers, claims and key sets.
  public static let objectMembers = 128
  /// Longest `kid`, in UTF-8 bytes.
  public static let keyIDBytes = 512

  /// Most characters of a value of a refused token that a log is given.
  public static let loggedValueCharacters = 120
  /// Most values of a list that a log is given.
  public static let loggedValues = 8

  /// Shortest shared secret, in bytes: the output size of SHA-256 (RFC 7518 section 3.2).
  public static let secretBytes = 32
  /// Shortest RSA modulus, in bits (RFC 7518 sections 3.3 and 3.5).
  public static let rsaMinimumBits = 2048
  /// Longest RSA modulus, in bits; longer ones only cost time.
  public static let rsaMaximumBits = 8192
  /// Longest RSA public exponent, in bits; longer ones only cost time.
  public static let rsaExponentBits = 64

  /// Largest key set document, in bytes.
  public static let keySetBytes = 256 * 1024
  /// Most keys of one set; the ones behind are not used.
  public static let keys = 64
  /// Most keys that are tried for a token without a `kid`.
  public static let candidatesWithoutKeyID = 4

  /// How long a token counts after its `exp`, in seconds.
  ///
  /// It is zero because tokens are short-lived and renewed in time by their clients, and RFC 7519
  /// section 4.1.4 wants the current time before `exp`.
  public static let expiryLeewaySeconds = 0.0
  /// How far ahead of this clock `nbf` and `iat` may be, in seconds.
  public static let notBeforeLeewaySeconds = 30.0

  /// Most verified tokens that are remembered.
  public static let cachedTokens = 4096
  /// Longest token that is remembered, in bytes.
  public static let cachedTokenBytes = 2048

  /// Shortest time between two fetches of a key set, in seconds.
  public static let refetchIntervalSeconds = 30.0
  /// Time from a fetch that failed to the next one, in seconds. It doubles with each failure up to
  /// the interval above; while no key set has ever arrived, it stays what it is.
  public static let failedFetchRetrySeconds = 5.0
  /// Age at which a key set is fetched again in the background, in seconds.
  ///
  /// It bounds how long a key that its server has withdrawn goes on verifying tokens.
  public static let keySetMaximumAgeSeconds = 300.0
}
