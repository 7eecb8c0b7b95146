// Where a verifier gets its keys from: a set that never changes, or one that is fetched.

/// A key set and its number among the sets of one source.
public struct KeySetSnapshot: Sendable {
  /// The keys.
  public let keys: KeySet
  /// Grows with every change of the keys, from 1.
  public let generation: UInt64

  /// Pairs a set with its number.
  public init(keys: KeySet, generation: UInt64) {
    self.keys = keys
    self.generation = generation
  }
}

/// Provides key sets, now and after a change.
public protocol KeySetSource: Sendable {
  /// The keys at hand, without waiting; nil where there are none yet. Must be quick.
  func current() -> KeySetSnapshot?

  /// The keys after an attempt to get others than those of this generation (nil: than none).
  ///
  /// Called for every token whose key is missing, by many tasks at once; bounds its own effort.
  func newer(than generation: UInt64?) async -> KeySetSnapshot?

  /// After how many seconds keys may be there, where there are none now.
  var retryAfterSeconds: Int { get }
}

/// Keys that stay the same, such as those of a file.
public struct StaticKeySet: KeySetSource {
  private let snapshot: KeySetSnapshot

  /// Provides this set forever.
  public init(_ keys: KeySet) { snapshot = KeySetSnapshot(keys: keys, generation: 1) }

  /// The set.
  public func current() -> KeySetSnapshot? { snapshot }

  /// The set.
  public func newer(than generation: UInt64?) async -> KeySetSnapshot? { snapshot }

  /// Never needed.
  public var retryAfterSeconds: Int { 1 }
}
