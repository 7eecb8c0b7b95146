// SIGTERM and SIGINT in, the end of waiting out.
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits for the first SIGTERM or SIGINT, to be made before anything is started.
///
/// Until somebody waits there is nothing to finish: a signal ends the process at once, with 0, even
/// where the start is held up by a database. So does a second one later, with 128 and its number:
/// whoever sends it does not want to wait for the deadline.
package struct StopSignal {
  private final class State: Sendable {
    let count = Atomic<Int>(0)
    let isAwaited = Atomic<Bool>(false)
  }

  private let state = State()
  private let signals: AsyncStream<Void>
  private let sources: [any DispatchSourceSignal]

  /// Begins to listen.
  package init() {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    self.signals = signals
    sources = [SIGTERM, SIGINT].map { [state] (number) in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        let isFirst = state.count.add(1, ordering: .relaxed).oldValue == 0
        guard isFirst else { _exit(128 + number) }
        guard state.isAwaited.load(ordering: .sequentiallyConsistent) else { _exit(0) }
        continuation.yield()
      }
      source.resume()
      return source
    }
  }

  /// Returns once a signal has come.
  package nonisolated(nonsending) func wait() async {
    state.isAwaited.store(true, ordering: .sequentiallyConsistent)
    var iterator = signals.makeAsyncIterator()
    _ = await iterator.next()
  }
}
