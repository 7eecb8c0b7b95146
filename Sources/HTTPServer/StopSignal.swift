// SIGTERM and SIGINT in, the end of waiting out.
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits for the first SIGTERM or SIGINT; from its making on, it does not end the process by itself.
///
/// A second one does, at once: whoever sends it does not want to wait for the deadline.
package struct StopSignal {
  private let signals: AsyncStream<Void>
  private let sources: [any DispatchSourceSignal]

  /// Begins to listen.
  package init() {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    self.signals = signals
    let count = Atomic<Int>(0)
    sources = [SIGTERM, SIGINT].map { (number) in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        guard count.add(1, ordering: .relaxed).oldValue == 0 else { _exit(128 + number) }
        continuation.yield()
      }
      source.resume()
      return source
    }
  }

  /// Returns once a signal has come, at once if one came before.
  package nonisolated(nonsending) func wait() async {
    var iterator = signals.makeAsyncIterator()
    _ = await iterator.next()
  }
}
