// Callers that are slower than the database: what waits for them is bounded, and all of it arrives.
import ContractTestSupport
import Synchronization
import Testing

@testable import ContractPostgreSQL

/// Runs a number of jobs at once, and keeps those that come later until it is told to run them.
private final class HeldExecutor: TaskExecutor {
  private struct State: @unchecked Sendable {
    var runsAtOnce: Int
    var kept: [UnownedJob] = []
    var isReleased = false
  }

  private let state: Mutex<State>

  init(runsAtOnce: Int) {
    state = Mutex(State(runsAtOnce: runsAtOnce))
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let runs = state.withLock { (state) in
      state.runsAtOnce -= 1
      if state.runsAtOnce >= 0 || state.isReleased { return true }
      state.kept.append(job)
      return false
    }
    if runs { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }

  func release() {
    let kept = state.withLock { (state) in
      state.isReleased = true
      defer { state.kept = [] }
      return state.kept
    }
    for job in kept { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct UnreadResultsTests {
  private static let longText = Statement<String, Int64>("SELECT repeat('x', $1::int)") {
    (row) throws(DatabaseError) in try row.text()
  }

  @Test func noMoreIsReadThanCallersKeepUpWith() async throws {
    let (callers, length, limit) = (60, 400_000, 1 << 20)
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.unreadResultBytes = limit
    }
    try await withDatabase(SharedCluster.get(), configure: configure) { (database, _) in
      let executor = HeldExecutor(runsAtOnce: callers)
      let tasks = (0..<callers).map { (number) in
        Task(executorPreference: executor) {
          try await database.read(Self.longText.bind(Int64(length + number)))
        }
      }
      try await eventually { database.inbox.unreadResults.isFull }
      // Whatever is on its way would have come by now.
      try await Task.sleep(for: .milliseconds(300))
      // One look at a socket may bring what libpq's buffer holds.
      #expect(database.inbox.unreadResults.count < callers * length / 2)
      executor.release()
      for (number, task) in tasks.enumerated() {
        let texts = try await task.value
        #expect(texts.first?.utf8.count == length + number)
      }
      #expect(database.inbox.unreadResults.count == 0)
    }
  }

  @Test func aCallerThatIsCancelledCountsNoMore() async throws {
    try await withDatabase(SharedCluster.get()) { (database, _) in
      let tasks = (0..<20).map { (_) in
        Task { try await database.read(Self.longText.bind(200_000)) }
      }
      for task in tasks { task.cancel() }
      for task in tasks { _ = try? await task.value }
      let texts = try await database.read(Self.longText.bind(200_000))
      #expect(texts.first?.utf8.count == 200_000)
      #expect(database.inbox.unreadResults.count == 0)
    }
  }
}
