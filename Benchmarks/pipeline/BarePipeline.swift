// NIO's HTTP/1 codec and one handler that always gives the same bytes: the least that answers HTTP
// with SwiftNIO, and so the floor of what this server can cost. It checks and routes nothing.
// usage: ContractBarePipeline PORT BYTES    serves until it is ended

import NIOCore
import NIOHTTP1
import NIOPosix

final class BareHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let content: ByteBuffer

  init(_ content: ByteBuffer) { self.content = content }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .end = unwrapInboundIn(data) else { return }
    var headers = HTTPHeaders()
    headers.add(name: "Content-Type", value: "application/json")
    headers.add(name: "Content-Length", value: String(content.readableBytes))
    let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(content))), promise: nil)
    context.write(wrapOutboundOut(.end(nil)), promise: nil)
  }

  func channelReadComplete(context: ChannelHandlerContext) { context.flush() }
}

@main
enum BarePipeline {
  static func main() async throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    guard numbers.count == 2 else {
      print("usage: ContractBarePipeline PORT BYTES")
      return
    }
    let content = ByteBuffer(repeating: UInt8(ascii: "x"), count: numbers[1])
    let group = MultiThreadedEventLoopGroup(numberOfThreads: System.coreCount)
    let channel = try await ServerBootstrap(group: group)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withPipeliningAssistance: false, withErrorHandling: false)
          try channel.pipeline.syncOperations.addHandler(BareHandler(content))
        }
      }
      .bind(host: "127.0.0.1", port: numbers[0]).get()
    try await channel.closeFuture.get()
  }
}
