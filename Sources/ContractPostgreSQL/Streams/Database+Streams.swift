// A statement with many rows in, a stream of them out: the way around the pool for long lists.

extension Database {
  /// Begins to read the rows of one statement on a connection of their own.
  ///
  /// Returns once the first rows are there, so that whatever keeps the statement from running is an
  /// error here and not in the middle. Waits for its turn where `DatabaseLimits.streams` run.
  ///
  /// - Parameter collector: Makes what collects the rows of one piece.
  nonisolated(nonsending) func stream<Collector: RowCollector & ~Copyable>(
    _ statement: EncodedStatement, collector: @escaping @Sendable () -> Collector,
    prefix: OwnerPrefix
  ) async throws(DatabaseError) -> RowStream<Collector.Piece> {
    let limits = configuration.limits
    guard statement.parameters.count <= limits.parameterBytesPerStatement else {
      throw .limitExceeded("\(statement.parameters.count) bytes of parameters")
    }
    let patience = min(
      limits.requestMilliseconds,
      configuration.remainingMilliseconds?() ?? limits.requestMilliseconds)
    let arrivedAt = Clock.milliseconds()
    var begunAt: Int64?
    let outcome: Result<RowStream<Collector.Piece>, DatabaseError>
    do throws(DatabaseError) {
      let slot = try await streams.enter(prefix.owner, withinMilliseconds: patience)
      begunAt = Clock.milliseconds()
      let handOver = try start(
        statement, collector, prefix, in: slot, startBy: arrivedAt + Int64(patience))
      let stream = RowStream(handOver)
      try await handOver.waitForFirst()
      outcome = .success(stream)
    } catch {
      outcome = .failure(error)
    }
    report(outcome, arrivedAt: arrivedAt, begunAt: begunAt)
    return try outcome.get()
  }

  /// Tells of a stream as of a unit of work that ends with its first rows.
  private func report<Piece>(
    _ outcome: Result<RowStream<Piece>, DatabaseError>, arrivedAt: Int64, begunAt: Int64?
  ) {
    guard let onEvent = configuration.onEvent else { return }
    let now = Clock.milliseconds()
    var failure: DatabaseError?
    if case .failure(let error) = outcome { failure = error }
    onEvent(
      .unitEnded(
        UnitRecord(
          isRead: true, waitMilliseconds: Int((begunAt ?? now) - arrivedAt),
          durationMicroseconds: Int(now - arrivedAt) * 1_000, failure: failure)))
  }

  private func start<Collector: RowCollector & ~Copyable>(
    _ statement: EncodedStatement, _ collector: @escaping @Sendable () -> Collector,
    _ prefix: OwnerPrefix, in slot: StreamSlots.Slot, startBy: Int64
  ) throws(DatabaseError) -> HandOver<Collector.Piece> {
    let handOver: HandOver<Collector.Piece>
    do throws(DatabaseError) {
      handOver = try HandOver(piecesAhead: configuration.limits.piecesAhead)
    } catch {
      streams.leave(slot)
      throw error
    }
    streams.begin(slot) { handOver.cancel(as: .closed) }
    let neighbours = StreamNeighbours(
      endsForThem: { [streams] in streams.yields(slot) },
      restShares: { [streams] in streams.restShares(slot) },
      unitsBegun: { [inbox] in inbox.unitsBegun })
    let isStarted = Thread.start(named: "db-stream") { [streams, configuration] in
      Thread.waitForItsTurn()
      StreamSession<Collector>.run(
        statement, collector: collector, prefix: prefix, configuration, startBy: startBy,
        into: handOver, cancelRequests: streams.cancelRequests, neighbours: neighbours)
      streams.leave(slot)
    }
    guard isStarted else {
      streams.leave(slot)
      throw .unavailable(reason: "no thread can be started")
    }
    return handOver
  }
}
