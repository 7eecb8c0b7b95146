// One connection for what is not a request, kept from one piece of work to the next: opening one takes a
// server longer than most of that work, and over a network many round trips.
import Synchronization

/// A connection for work on a schema, scripts and the check at start, one after the other.
///
/// It is opened by the first piece of work. Whoever finds it in use, lost or in the middle of a transaction
/// gets another one; it is closed with this object. Work leaves no setting of the session behind.
public final class MaintenanceConnection: Sendable {
  private struct Sessions: ~Copyable {
    /// What the last piece of work has given back.
    var idle: Session?
    /// The same from before the `search_path` was known.
    var unpinned: Session?
  }

  /// The database, and as whom to connect.
  public let configuration: DatabaseConfiguration
  private let sessions: Mutex<Sessions>

  /// A connection that is opened when it is needed; the limits of a pool do not apply.
  public convenience init(_ configuration: DatabaseConfiguration) {
    self.init(configuration, unpinned: nil)
  }

  private init(_ configuration: DatabaseConfiguration, unpinned: consuming sending Session?) {
    self.configuration = configuration
    sessions = Mutex(Sessions(idle: nil, unpinned: unpinned))
  }

  /// The same with a `search_path` of its own, nil for that of the role; it takes over what this one has
  /// opened.
  public func pinned(searchPath: String?) -> MaintenanceConnection {
    let wasPinned = configuration.searchPath != nil
    var configuration = configuration
    configuration.searchPath = searchPath
    // What the role's setting is only a new session tells.
    if wasPinned, searchPath == nil { return MaintenanceConnection(configuration) }
    return MaintenanceConnection(
      configuration, unpinned: sessions.withLock { (sessions) in sessions.idle.take() })
  }

  /// An idle session for one piece of work. Blocks: call it on a thread of its own.
  func lend() throws(DatabaseError) -> Session {
    if let session = sessions.withLock({ (sessions) in sessions.idle.take() }), session.isIdle {
      return session
    }
    if let session = sessions.withLock({ (sessions) in sessions.unpinned.take() }), session.isIdle {
      try session.pinSearchPath(configuration)
      return session
    }
    return try Session(configuration)
  }

  /// Keeps a session for the next piece of work, unless something is left open on it.
  func takeBack(_ session: consuming Session) {
    guard session.isIdle else { return }
    var kept = Optional(session)
    sessions.withLock { (sessions) in sessions.idle = kept.take() }
  }
}
