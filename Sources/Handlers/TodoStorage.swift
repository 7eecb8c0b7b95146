// Where the tasks are: nowhere while the service starts; then, for good, a database whose schema is
// there and whose row-level security is proven.

import ContractPostgreSQL
import ContractRuntime
import Synchronization
import TodoContract

/// The app's way to its database, which opens once.
///
/// Until then whatever needs it is answered with 503: after route, token, owner and request have been
/// checked as always, so that nobody learns more of a service that starts than of one that runs.
public final class TodoStorage: Sendable {
  /// A database that may be served from.
  public final class Proven: Sendable {
    let database: OwnedDatabase<Owner>
    let users: UserTable
    let insertEffect: StatementEffect
    let topology: DatabaseTopology
    let changes: TaskChanges
    let isReachable: @Sendable () async -> Bool
    let isBelievedReachable: @Sendable () -> Bool

    /// A database after its set-up; made by whoever has proven that row-level security holds in it.
    ///
    /// - Parameters:
    ///   - database: The only way to user data; every access takes the verified owner.
    ///   - users: Where the users live, as `UserTable.find` tells.
    ///   - insertEffect: What adding a task does, as `Schema.insertEffect` tells.
    ///   - topology: Where the rows are.
    ///   - isReachable: Asked by `GET /health`; answers within a bound.
    ///   - isBelievedReachable: Asked by `GET /readyz`; answers at once, from what is known.
    public init(
      database: OwnedDatabase<Owner>, users: UserTable, insertEffect: StatementEffect,
      topology: DatabaseTopology,
      isReachable: @escaping @Sendable () async -> Bool,
      isBelievedReachable: @escaping @Sendable () -> Bool
    ) {
      self.database = database
      self.users = users
      self.insertEffect = insertEffect
      self.topology = topology
      changes = TaskChanges(topology)
      self.isReachable = isReachable
      self.isBelievedReachable = isBelievedReachable
    }
  }

  private let opened = Mutex<Proven?>(nil)
  private let draining = Atomic<Bool>(false)

  /// Storage that is not open yet.
  public init() {}

  /// Opens it; the first database stays.
  public func open(_ proven: Proven) {
    opened.withLock { if $0 == nil { $0 = proven } }
  }

  /// Says no to `GET /readyz` from now on, while everything else is served as before.
  public func beginDraining() { draining.store(true, ordering: .relaxed) }

  /// Whether the service is about to stop.
  var isDraining: Bool { draining.load(ordering: .relaxed) }

  /// The database, or 503 while the service starts.
  var proven: Proven {
    get throws(ProblemDetails) {
      guard let proven = opened.withLock({ $0 }) else {
        throw .unavailable("The service is starting; try again.")
      }
      return proven
    }
  }
}
