// What a connection holds of responses that its peer has not taken. The loop knows the sum, so that
// responders can give streams where it is much, and peers that take nothing lose their connections then.

import NIOCore

extension HTTPConnection {
  /// Length of a response that is counted before anybody knows whether its peer takes it; in bytes.
  static let countedBytes = 64 * 1024

  /// What the channel has been given and has not handed to the system yet, in bytes.
  var unsentBytes: Int {
    guard let options = gateContext?.channel.syncOptions else { return 0 }
    return (try? options.getOption(.bufferedWritableBytes)) ?? 0
  }

  /// Counts anew what is held.
  func countHeldBytes() {
    var bytes = output.readableBytes
    for exchange in queue.elements {
      if case .bytes(let content) = exchange.response?.body { bytes += content.count }
    }
    bytes += unsentBytes
    loop.heldBytes += bytes - heldBytes
    heldBytes = bytes
  }

  /// Whether the peer has taken nothing for some time while the loop holds more than it should.
  func isInTheWay(_ now: NIODeadline) -> Bool {
    guard heldBytes > 0, loop.responseRoom == 0, let takesNothingSince else { return false }
    return now - takesNothingSince >= .milliseconds(Int64(limits.crowdedWriteMilliseconds))
  }
}
