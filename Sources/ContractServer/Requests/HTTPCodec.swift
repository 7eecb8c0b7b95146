// NIO's decoder of HTTP/1 requests, without the handler that NIO puts around decoders: the gate gives it
// one section of a request at a time, never while it is decoding, which is what that handler is for.

import NIOCore
import NIOHTTP1

/// Decodes the requests of one connection; the handler behind the gate hears what it finds.
///
/// A connection has one from the first byte of a request on and gives it up while it waits for the
/// next for long: most connections of a server wait, and a decoder takes a third of their memory.
final class HTTPCodec {
  private let decoder: HTTPRequestDecoder
  /// The gate's: what is found goes to the handler behind it.
  private let context: ChannelHandlerContext
  /// The beginning of a field that has not come whole: the decoder wants to see it again.
  private var rest = ByteBuffer()
  /// It has found fault, or the input has ended: it decodes nothing more.
  private var hasEnded = false

  init(limits: Limits, context: ChannelHandlerContext) {
    var codecLimits = NIOHTTPDecoderLimitConfiguration()
    codecLimits.maxHeaderFieldSize = limits.headBytes
    codecLimits.maxHeaderListSize = limits.headBytes
    codecLimits.maxHeaderFieldCount = limits.fieldCount
    decoder = HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: codecLimits)
    self.context = context
    decoder.decoderAdded(context: context)
  }

  /// The decoder and its parser hold each other until then.
  deinit { decoder.decoderRemoved(context: context) }

  /// Decodes what came of a request.
  func decode(_ bytes: ByteBuffer) {
    guard !hasEnded, bytes.readableBytes > 0 else { return }
    var input = bytes
    if rest.readableBytes > 0 {
      swap(&input, &rest)
      input.writeImmutableBuffer(bytes)
    }
    rest = ByteBuffer()
    do {
      _ = try decoder.decode(context: context, buffer: &input)
      if input.readableBytes > 0 { rest = input }
    } catch {
      hasEnded = true
      context.fireErrorCaught(error)
    }
  }

  /// The peer sends nothing more: finds fault with a request that is not whole.
  func inputClosed() {
    guard !hasEnded else { return }
    hasEnded = true
    do {
      _ = try decoder.decodeLast(context: context, buffer: &rest, seenEOF: true)
    } catch {
      context.fireErrorCaught(error)
    }
  }
}
