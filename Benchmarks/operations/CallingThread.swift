// Runs tasks on the thread that waits for them. The pool of threads that tasks have otherwise
// would be counted too, and valgrind does not bear it.

import Foundation

final class CallingThread: TaskExecutor, @unchecked Sendable {
  private let condition = NSCondition()
  /// Guarded by `condition`, as is `isDone`.
  private var jobs: [UnownedJob] = []
  private var isDone = false

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    condition.withLock {
      jobs.append(job)
      condition.signal()
    }
  }

  /// Runs one task to its end on this thread.
  static func run(_ body: @escaping @Sendable () async throws -> Void) throws {
    let thread = CallingThread()
    let outcome = Outcome()
    Task(executorPreference: thread) {
      do { try await body() } catch { outcome.error = error }
      thread.condition.withLock {
        thread.isDone = true
        thread.condition.signal()
      }
    }
    while let job = thread.next() { job.runSynchronously(on: thread.asUnownedTaskExecutor()) }
    if let error = outcome.error { throw error }
  }

  private func next() -> UnownedJob? {
    condition.withLock {
      while jobs.isEmpty {
        if isDone { return nil }
        condition.wait()
      }
      return jobs.removeFirst()
    }
  }

  /// What the task left, read after its end.
  private final class Outcome: @unchecked Sendable {
    var error: (any Error)?
  }
}
