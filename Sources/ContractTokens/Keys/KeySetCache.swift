// Key sets from a server that changes them (RFC 7517): fetched when a token names an unknown key, at
// most once per interval and once for all who wait, and in the background when they have grown old.

import Synchronization

/// What became of a fetch; for logs and counters.
public enum KeySetEvent: Sendable {
  /// A set arrived; `changed` where its keys differ from the ones before.
  case fetched(keys: Int, rejected: [RejectedKey], changed: Bool)
  /// Nothing usable arrived; the keys before stay in use. `keys` is their number, nil where no set
  /// has ever arrived.
  case failed(any Error, consecutiveFailures: Int, keys: Int?)
}

/// A key set that is fetched and kept fresh; safe to use from any thread.
public final class KeySetCache: KeySetSource {
  /// How often keys are fetched and how long they are kept, in seconds.
  public struct Policy: Sendable {
    /// Shortest time between the beginnings of two fetches that bring a set.
    public var refetchIntervalSeconds = TokenLimits.refetchIntervalSeconds
    /// Time from a failed fetch to the next; doubles up to the interval once a set has arrived.
    public var failedFetchRetrySeconds = TokenLimits.failedFetchRetrySeconds
    /// Age at which a set is fetched again in the background.
    public var maximumAgeSeconds = TokenLimits.keySetMaximumAgeSeconds
    /// Age at which keys that could not be fetched again are no longer used; nil for never, so that
    /// users can work on while the server of keys is down.
    public var maximumStalenessSeconds: Double?

    /// The defaults of ``TokenLimits``.
    public init() {}
  }

  /// Counts since the cache was made.
  public struct Statistics: Sendable, Equatable {
    /// Fetches that were begun.
    public var fetches: Int
    /// Fetches that brought no key set.
    public var failures: Int
    /// Usable keys at hand; nil before the first set.
    public var keys: Int?
    /// Seconds since the server last confirmed the keys; nil before the first set.
    public var ageSeconds: Double?
  }

  private struct State {
    var refresh: KeySetRefresh
    var task: Task<Void, Never>?
  }

  private let state: Mutex<State>
  private let clock: @Sendable () -> Double
  private let onEvent: @Sendable (KeySetEvent) -> Void
  private let fetch: @Sendable () async throws -> [UInt8]

  /// Makes a cache that has no keys yet and fetches them when the first token needs one.
  ///
  /// - Parameters:
  ///   - policy: How often to fetch.
  ///   - clock: Seconds of a clock that never goes back.
  ///   - onEvent: Told what became of each fetch; must not wait.
  ///   - fetch: Gets the bytes of the set and throws for any answer but a success. It must end by
  ///     itself after a time, because tokens with unknown keys wait for it.
  public init(
    policy: Policy = Policy(), clock: (@Sendable () -> Double)? = nil,
    onEvent: @escaping @Sendable (KeySetEvent) -> Void = { _ in },
    fetch: @escaping @Sendable () async throws -> [UInt8]
  ) {
    self.state = Mutex(State(refresh: KeySetRefresh(policy: policy)))
    self.clock = clock ?? SystemClock.monotonicSeconds
    self.onEvent = onEvent
    self.fetch = fetch
  }

  /// Fetches the keys if none are there, such as at the start of a server; failures are told to
  /// `onEvent` and the first token tries again.
  public func prefetch() async { _ = await newer(than: nil) }

  /// The keys at hand; a set that has grown old is fetched again in the background.
  public func current() -> KeySetSnapshot? {
    let now = clock()
    return state.withLock { state in
      if state.refresh.isDue(at: now) { start(&state, at: now) }
      return state.refresh.usable(at: now)
    }
  }

  /// The keys after a fetch, where the ones at hand are of this generation and one may begin or is
  /// under way; however many ask at once, they wait for the same one.
  public func newer(than generation: UInt64?) async -> KeySetSnapshot? {
    let now = clock()
    let task: Task<Void, Never>? = state.withLock { state in
      if let usable = state.refresh.usable(at: now), usable.generation != generation { return nil }
      if state.refresh.mayFetch(at: now) { start(&state, at: now) }
      return state.task
    }
    await task?.value
    let later = clock()
    return state.withLock { $0.refresh.usable(at: later) }
  }

  /// Seconds until the next fetch may begin, at least 1.
  public var retryAfterSeconds: Int {
    let now = clock()
    let seconds = state.withLock { $0.refresh.secondsUntilFetch(at: now) }
    return seconds.isFinite ? max(1, Int(min(seconds, 3600).rounded(.up))) : 1
  }

  /// Counts and age of the keys at hand.
  public var statistics: Statistics {
    let now = clock()
    return state.withLock { state in
      Statistics(
        fetches: state.refresh.fetches, failures: state.refresh.failures,
        keys: state.refresh.snapshot?.keys.count, ageSeconds: state.refresh.age(at: now))
    }
  }

  /// Begins a fetch; it belongs to no request, so that one caller's end does not end it for others.
  private func start(_ state: inout State, at now: Double) {
    state.refresh.begin(at: now)
    state.task = Task { await self.run() }
  }

  private func run() async {
    let earlier = state.withLock { $0.refresh.snapshot?.keys.keys ?? [] }
    do {
      let keys = try KeySet(json: try await fetch(), origin: .remote, earlier: earlier)
      let now = clock()
      let changed = state.withLock { state in
        state.task = nil
        return state.refresh.succeed(keys, at: now)
      }
      onEvent(.fetched(keys: keys.count, rejected: keys.rejected, changed: changed))
    } catch {
      let now = clock()
      let (failures, keys) = state.withLock { state in
        state.task = nil
        state.refresh.fail(at: now)
        return (state.refresh.consecutiveFailures, state.refresh.snapshot?.keys.count)
      }
      onEvent(.failed(error, consecutiveFailures: failures, keys: keys))
    }
  }
}
