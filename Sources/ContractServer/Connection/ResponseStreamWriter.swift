// The writing end of a streamed response, as a responder sees it.

import ContractRuntime

/// Passes pieces to the connection and waits while the peer does not keep up.
final class ResponseStreamWriter: ResponseBodyWriter {
  private let connection: HTTPConnection
  private let exchange: Exchange

  init(connection: HTTPConnection, exchange: Exchange) {
    self.connection = connection
    self.exchange = exchange
  }

  /// Sends one piece.
  ///
  /// - Throws: `CancellationError` where the peer is gone, or where the pieces are longer than
  ///   the length that was announced.
  func write(_ bytes: [UInt8]) async throws {
    try Task.checkCancellation()
    guard !bytes.isEmpty else { return }
    let (connection, exchange) = (connection, exchange)
    let isOpen = await withCheckedContinuation {
      (continuation: CheckedContinuation<Bool, Never>) in
      connection.loop.perform { connection.write(bytes, of: exchange, continuation) }
    }
    guard isOpen else { throw CancellationError() }
  }
}
