// Every setting and every limit of the database client, in one place.
// Nothing else in this target carries a number that an operator could want to change.

/// What a `Database` needs to know before its first connection.
public struct DatabaseConfiguration: Sendable {
  /// When statements are prepared on the server.
  public enum PreparedStatements: Sendable, Equatable {
    /// Prepared on direct connections, not behind a transaction pooler such as PgBouncer.
    case automatic
    /// Always prepared; right for a pooler that tracks prepared statements itself.
    case always
    /// Never prepared; each execution is parsed and planned again.
    case never
  }

  /// Any connection string libpq takes: a URI (several hosts too) or keyword=value pairs.
  public var connectionString: String
  /// The most connections that are open or being opened at once.
  public var maximumConnections = 8
  /// When statements are prepared on the server.
  public var preparedStatements = PreparedStatements.automatic
  /// The server cancels a statement that runs longer than this many milliseconds; 0 is no limit.
  ///
  /// Set once per session on a direct connection. Behind a transaction pooler, where a session
  /// belongs to nobody, it is set within each unit of work, by one more statement.
  public var statementTimeoutMilliseconds = 5_000
  /// How long one host may take to accept a connection, in seconds.
  ///
  /// libpq's `connect_timeout`; a value in the connection string wins, except 0, which would be no
  /// limit. libpq takes 2 at least.
  public var connectTimeoutSeconds = 5
  /// Shown in `pg_stat_activity` unless the connection string names another.
  public var applicationName = "todo-server"
  /// The `search_path` of every session on a direct connection, as SQL has it; nil for the role's own.
  ///
  /// What a check at start has found then stays what is asked: nobody who sets another one for the role or
  /// the database moves later connections to other tables. Behind a transaction pooler, where a session
  /// belongs to nobody, it is not set.
  public var searchPath: String?
  /// The limits of queues, depths and waits.
  public var limits = DatabaseLimits()
  /// How long the caller of a unit of work still waits, in milliseconds, asked in its task as the unit
  /// begins; `nil` for as long as `DatabaseLimits.requestMilliseconds`, which bounds it in any case.
  public var remainingMilliseconds: (@Sendable () -> Int?)?
  /// Told what happens; must be quick.
  public var onEvent: (@Sendable (DatabaseEvent) -> Void)?

  /// A configuration with the defaults, for the given libpq connection string.
  public init(connectionString: String) {
    self.connectionString = connectionString
  }
}

/// The named limits of the database loop.
///
/// All waits are in milliseconds. Time limits are checked every `tickMilliseconds`.
public struct DatabaseLimits: Sendable {
  /// Units of work sent to one connection and not yet answered; above it, work queues.
  public var unitsInFlightPerConnection = 16
  /// Reads that share one transaction, where as many are to be sent at once.
  public var unitsPerBatch = 8
  /// Inserts that share one transaction, where as many are to be sent at once.
  public var insertsPerBatch = 32
  /// Transactions that share inserts and are not answered yet, on all connections together.
  ///
  /// While they wait for the disk, those that come are gathered for the next one; behind more
  /// transactions they would only be fewer in each. A slow connection's are not counted.
  public var sharedWritesInFlight = 2
  /// How long the latest of them may go unanswered before another is begun beside it. Longer than a
  /// flush to a quick disk takes; one that is held up by a lock or a standby lasts longer still.
  public var sharedWriteMilliseconds = 5
  /// Transactions on one connection, not yet answered, behind which units that share one are not
  /// sent any more.
  ///
  /// One that runs and one that waits keep the server busy; more would only make batches smaller.
  public var transactionsInFlightPerConnection = 2
  /// Units of work waiting for a connection; beyond it callers get `.overloaded` at once.
  ///
  /// Owners take turns, so that a long queue delays those who made it. It has room for as many as an
  /// HTTP server answers at once: one owner's thousand do not keep others from waiting.
  public var queuedUnits = 4_096
  /// Long lists that are read at once, each on a connection of its own beside the pool's; an owner
  /// has one of them at most, and owners that wait take turns.
  public var streams = 2
  /// Calls that wait for a stream; beyond it callers get `.overloaded` at once. Each waits no longer
  /// than `requestMilliseconds`.
  public var waitingStreams = 256
  /// How long a stream may take from its connection to its last row, its reader's waits included.
  ///
  /// Also the server's time-out for its statement, which is not over while rows are being taken.
  public var streamMilliseconds = 300_000
  /// How long a stream may wait for its reader, in all, before it is ended for somebody who waits for
  /// its place. Less than a call waits for one; where nobody waits, a reader may go on.
  public var readerMilliseconds = 5_000
  /// Longest rest of a stream between two pieces: while others ask for units of work, it rests for as
  /// long as a piece has taken, times the streams that run, but no longer than so; 0 for a stream that
  /// never rests.
  public var restMilliseconds = 10
  /// Most rows of a stream that are handed over together.
  public var rowsPerPiece = 128
  /// Bytes of column values from which on no further rows are added to a piece.
  ///
  /// A piece is at most so large and `rowsPerChunk` rows more.
  public var bytesPerPiece = 256 << 10
  /// Rows that libpq gathers before they are looked at; it knows no bound in bytes.
  public var rowsPerChunk = 16
  /// Pieces of a stream that wait to be taken; then no more is read from the connection.
  public var piecesAhead = 2
  /// Memory of long results that callers have been given and have not read, in bytes; then no more is
  /// read from the connections until they have.
  public var unreadResultBytes = 32 << 20
  /// Statements in one unit of work.
  public var statementsPerUnit = 64
  /// Bytes of all parameters of one statement.
  public var parameterBytesPerStatement = 16 << 20
  /// How long a unit may wait and run; then its caller gets `.timedOut`.
  public var requestMilliseconds = 10_000
  /// How long no connection can be had until the database counts as down.
  ///
  /// Until then units wait for as long as they may, since a database that sleeps is woken by the first
  /// of them: nothing may listen meanwhile, or nothing answer.
  public var unavailableAfterMilliseconds = 10_000
  /// How long a unit waits while the database counts as down; then its caller gets `.unavailable`.
  public var unavailableWhileDownMilliseconds = 250
  /// How long a unit whose connection was lost waits for one that has outlived that; then any will do.
  public var lostUnitMilliseconds = 2_500
  /// How long a timed-out or cancelled unit may still block its connection before that is closed.
  public var abandonedUnitMilliseconds = 2_000
  /// How long a connection may owe an answer before what it is at counts as slow: nothing more is sent
  /// behind that where another connection is well or can be opened.
  public var slowMilliseconds = 100
  /// How long a connection may owe an answer before it counts as silent: it takes no more units, the
  /// reads on it are sent elsewhere, and the others have to give a sign of life.
  ///
  /// A connection of which nothing was heard for as long gives one before it takes a write.
  public var silenceMilliseconds = 1_000
  /// Reads sent again at once because of silent connections; beyond it they wait for those to end.
  public var repeatedReads = 16
  /// Connections beyond `maximumConnections` while others are slow, silent or being cancelled.
  public var spareConnections = 2
  /// How long a statement may go on that nobody waits for; then the server is asked to cancel it.
  public var cancelAfterMilliseconds = 100
  /// Requests to cancel under way at once, for units of work and for streams; each has a thread for
  /// as long as its connection takes.
  public var concurrentCancelRequests = 4
  /// A connection that answered so long after another was lost is taken to be well; sooner, the
  /// same fault may have taken both.
  public var provenAfterLossMilliseconds = 100
  /// The first pause after a failed connection attempt; doubles up to the next limit, with jitter.
  public var reconnectFirstMilliseconds = 50
  /// The longest pause between two connection attempts while the database is away.
  public var reconnectLongestMilliseconds = 500
  /// How long connection attempts may hear nothing until one more is begun beside them.
  public var lateAttemptMilliseconds = 500
  /// Connection attempts under way at once; twice as many where those begun first hear nothing.
  public var concurrentConnectionAttempts = 4
  /// How often time limits are checked while anything is waiting.
  public var tickMilliseconds = 50

  /// The defaults.
  public init() {}
}
