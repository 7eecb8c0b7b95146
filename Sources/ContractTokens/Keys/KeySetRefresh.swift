// When to fetch a key set: a state machine without I/O. Inputs are the methods, with the time of a
// monotonic clock in seconds; answers say what to do. KeySetCache does it.

/// The keys at hand and the history of fetching them.
struct KeySetRefresh {
  let policy: KeySetCache.Policy
  private(set) var snapshot: KeySetSnapshot?
  private(set) var isFetching = false
  private(set) var fetches = 0
  private(set) var failures = 0
  private(set) var consecutiveFailures = 0
  /// When the next fetch may begin; nil for at once.
  private var nextFetchAt: Double?
  private var succeededAt: Double?

  init(policy: KeySetCache.Policy) { self.policy = policy }

  /// The keys that may be used at this time; the last good ones stay while their server is down.
  func usable(at now: Double) -> KeySetSnapshot? {
    guard let maximum = policy.maximumStalenessSeconds, let age = age(at: now), age > maximum
    else { return snapshot }
    return nil
  }

  /// Seconds since the keys were last confirmed by their server.
  func age(at now: Double) -> Double? { succeededAt.map { now - $0 } }

  /// Whether a fetch in the background is due because of the keys' age.
  func isDue(at now: Double) -> Bool {
    guard let age = age(at: now) else { return false }
    return age >= policy.maximumAgeSeconds && mayFetch(at: now)
  }

  /// Whether a fetch may begin: none runs, and the last one is long enough ago.
  ///
  /// Tokens with unknown keys can have fetched the set just before its keys changed; so the interval
  /// is the longest time for which they can hide a new key.
  func mayFetch(at now: Double) -> Bool {
    !isFetching && secondsUntilFetch(at: now) <= 0
  }

  /// Seconds until a fetch may begin.
  func secondsUntilFetch(at now: Double) -> Double {
    guard let nextFetchAt else { return 0 }
    return max(0, nextFetchAt - now)
  }

  /// A fetch begins.
  mutating func begin(at now: Double) {
    isFetching = true
    fetches += 1
    nextFetchAt = now + policy.refetchIntervalSeconds
  }

  /// A fetch brought a set; true where it differs from the one before.
  mutating func succeed(_ keys: KeySet, at now: Double) -> Bool {
    isFetching = false
    consecutiveFailures = 0
    succeededAt = now
    let isChanged = !(snapshot.map { $0.keys.hasSameKeys(as: keys) } ?? false)
    if isChanged {
      snapshot = KeySetSnapshot(keys: keys, generation: (snapshot?.generation ?? 0) + 1)
    }
    return isChanged
  }

  /// A fetch brought nothing that is a key set; the keys before stay.
  ///
  /// The next fetch may come sooner than after one that succeeded, so that a passing failure does
  /// not hide a new key for an interval more.
  mutating func fail(at now: Double) {
    isFetching = false
    failures += 1
    consecutiveFailures += 1
    var pause = policy.failedFetchRetrySeconds
    var doublings = snapshot == nil ? 0 : consecutiveFailures - 1
    while doublings > 0, pause < policy.refetchIntervalSeconds {
      pause *= 2
      doublings -= 1
    }
    nextFetchAt = now + min(pause, policy.refetchIntervalSeconds)
  }
}
