// What a database client tells about its work, for logs and metrics; nothing holds a parameter's or a
// column's value.

/// Something that has happened in a database client.
public enum DatabaseEvent: Sendable {
  /// A connection was opened; told on the database thread.
  case connectionOpened(milliseconds: Int)
  /// No connection could be opened; told on the database thread.
  case connectionFailed(reason: String)
  /// A connection was closed, by the other end or because it was of no use any more, with so many units
  /// of work unanswered; told on the database thread.
  case connectionClosed(unanswered: Int)
  /// A unit of work was answered or given up; told on its caller's executor, in its caller's task.
  case unitEnded(UnitRecord)
}

/// One unit of work.
public struct UnitRecord: Sendable {
  /// Whether it only reads.
  public var isRead: Bool
  /// How long it waited until it was sent, in milliseconds; all of its time where it never was.
  public var waitMilliseconds: Int
  /// How long its caller waited in all, in microseconds.
  public var durationMicroseconds: Int
  /// Why it gave no rows; `nil` where it did.
  public var failure: DatabaseError?

  /// Makes a record from its parts.
  public init(
    isRead: Bool, waitMilliseconds: Int, durationMicroseconds: Int, failure: DatabaseError?
  ) {
    self.isRead = isRead
    self.waitMilliseconds = waitMilliseconds
    self.durationMicroseconds = durationMicroseconds
    self.failure = failure
  }
}
