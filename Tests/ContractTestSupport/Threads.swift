// Blocking work (sockets, processes) leaves the concurrency pool, whose few threads the tests share:
// each piece gets a thread of its own, and a gate keeps their number bounded.

import Foundation

/// Runs blocking `work` on a thread of its own, at most `ThreadGate.width` of them at a time.
@discardableResult
package func onThread<Value: Sendable>(
  _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
  await ThreadGate.shared.enter()
  do {
    let value = try await onUngatedThread(work)
    await ThreadGate.shared.leave()
    return value
  } catch {
    await ThreadGate.shared.leave()
    throw error
  }
}

/// Runs blocking `work` on a thread of its own, for work that waits for seconds.
@discardableResult
package func onUngatedThread<Value: Sendable>(
  _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    let thread = Thread {
      continuation.resume(with: Result { try work() })
    }
    thread.stackSize = 1 << 20
    thread.start()
  }
}

/// Admits a bounded number of tasks at a time, in order of arrival.
private actor ThreadGate {
  static let shared = ThreadGate()
  static let width = 24

  private var inside = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func enter() async {
    if inside < Self.width {
      inside += 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func leave() {
    if waiting.isEmpty {
      inside -= 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}

/// A point in time on the clock that never goes back, in seconds.
package func monotonicSeconds() -> Double {
  Double(DispatchTime.now().uptimeNanoseconds) / 1_000_000_000
}

/// Waits until `condition` holds, looking every `interval` seconds; false after `seconds`.
package func eventually(
  within seconds: Double, every interval: Double = 0.05,
  _ condition: () async throws -> Bool
) async throws -> Bool {
  let deadline = monotonicSeconds() + seconds
  while true {
    if try await condition() { return true }
    if monotonicSeconds() >= deadline { return false }
    try await Task.sleep(for: .seconds(interval))
  }
}
