// Serves one trivial response on one event loop, either through HTTPServer or through NIO's bare
// HTTP/1 pipeline, and prints the CPU time per request when it ends. Drive it with wrk.

import ContractRuntime
import ContractServer
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

let served = Atomic<Int>(0)
let content = Array(#"{"status":"ok","database":"up","version":"1"}"#.utf8)

struct Trivial: Responder {
  func respond(to request: Request) async -> Response {
    served.add(1, ordering: .relaxed)
    return Response(
      status: 200, headers: Headers([.init(name: "Content-Type", value: "application/json")]),
      body: .bytes(content), route: "/")
  }
}

/// The least that answers HTTP/1.1 with NIO: its codec, and one handler.
final class BareHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .end = unwrapInboundIn(data) else { return }
    served.add(1, ordering: .relaxed)
    var headers = HTTPHeaders()
    headers.add(name: "Content-Type", value: "application/json")
    headers.add(name: "Content-Length", value: String(content.count))
    let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let body = context.channel.allocator.buffer(bytes: content)
    context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    context.write(wrapOutboundOut(.end(nil)), promise: nil)
  }

  func channelReadComplete(context: ChannelHandlerContext) { context.flush() }
}

@main struct HTTPBench {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let kind = arguments.first, let port = arguments.dropFirst().first.flatMap(Int.init),
      let seconds = arguments.dropFirst(2).first.flatMap(Int.init)
    else {
      print("usage: http-bench bare|server PORT SECONDS")
      exit(2)
    }
    switch kind {
    case "server":
      var configuration = HTTPServer.Configuration()
      configuration.port = port
      configuration.eventLoopCount = 1
      configuration.cors = CORSPolicy(allowedOrigins: ["http://localhost:3000"])
      let server = try await HTTPServer.start(configuration, responder: Trivial())
      try await measure(seconds)
      await server.stop(within: .seconds(1))
    default:
      let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
      let channel = try await ServerBootstrap(group: group)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.configureHTTPServerPipeline(
              withPipeliningAssistance: false, withErrorHandling: false)
            try channel.pipeline.syncOperations.addHandler(BareHandler())
          }
        }
        .bind(host: "127.0.0.1", port: port).get()
      try await measure(seconds)
      try await channel.close()
      try await group.shutdownGracefully()
    }
  }

  /// Prints requests and CPU time of the process over the time that wrk runs.
  static func measure(_ seconds: Int) async throws {
    let before = cpuMicroseconds()
    try await Task.sleep(for: .seconds(seconds))
    let requests = served.load(ordering: .relaxed)
    let used = Double(cpuMicroseconds() - before)
    print("\(requests) requests, \(used / Double(max(requests, 1))) us of CPU each")
  }

  static func cpuMicroseconds() -> Int {
    var usage = rusage()
    getrusage(0, &usage)  // RUSAGE_SELF, which has a type of its own on Linux
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000
      + Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
  }
}
