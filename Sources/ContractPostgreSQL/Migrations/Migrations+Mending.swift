// What recorded migrations made and somebody removed since: asked for in one query at each start,
// made again where it is gone. Dropping a table in development must not need a new database.

extension Migrations {
  /// Makes again what a migration made and is gone; the names of the parts that this call made.
  ///
  /// Call it after `run`. Where nothing is gone, nothing is locked or written; else all is made in
  /// one transaction, under the lock that migrations take. Throws `.configuration` with a sentence
  /// for an operator where the role may not make a part, and `.server` where a part's SQL fails.
  ///
  /// - Parameter guards: Whether parts that keep users apart are put back too; those that are made
  ///   with their table are in any case.
  nonisolated(nonsending) public func mend(guards: Bool) async throws(DatabaseError) -> [String] {
    try await Script.onOwnThread { () throws(DatabaseError) in
      try mendBlocking(migrations.flatMap(\.parts).filter { (part) in guards || !part.isGuard })
    }
  }

  private func mendBlocking(_ parts: [Migration.Part]) throws(DatabaseError) -> [String] {
    if parts.isEmpty { return [] }
    let connection = self.connection()
    let session = try connection.lend()
    let questions = parts.map { (part) in "(\(part.isThere))" }.joined(separator: ",\n")
    let answers = try session.query("SELECT \(questions)", withinMilliseconds: scriptMilliseconds)
    guard let row = answers.first, row.contains(where: { (answer) in answer != "t" }) else {
      connection.takeBack(session)
      return []
    }
    return try exclusively("what is gone from the schema", session) {
      (session) throws(DatabaseError) in
      var made: [String] = []
      // Asked again, one by one: another server may have made it, or the part before it did.
      for part in parts where try !isThere(part, session) {
        try make(part, session)
        made.append(part.name)
      }
      return made
    }
  }

  private func isThere(
    _ part: Migration.Part, _ session: borrowing Session
  ) throws(DatabaseError) -> Bool {
    let answer = try session.query(part.isThere, withinMilliseconds: scriptMilliseconds)
    return answer.first?.first == .some(.some("t"))
  }

  private func make(
    _ part: Migration.Part, _ session: borrowing Session
  ) throws(DatabaseError) {
    do throws(DatabaseError) {
      try session.run(
        script: try runnable(part.sql, session), withinMilliseconds: scriptMilliseconds)
    } catch {
      guard isForbidden(error) else { throw error }
      try rollBack(session)
      throw .configuration(
        "\(part.name) is gone, and the role '\(try currentRole(session))' may not make it again: "
          + "run the migrations once as a role that may, such as the table's owner (\(error))")
    }
  }
}
