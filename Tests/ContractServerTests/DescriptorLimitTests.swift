// How many connections fit into the system's limit on open files.

import ContractServer
import Testing

@testable import ContractServer

@Suite struct DescriptorLimitTests {
  @Test(arguments: [
    // wanted, descriptors, reserved, connections
    (10_000, 20_000, 64, 10_000), (10_000, 11_314, 64, 10_000), (10_000, 11_313, 64, 9_999),
    (10_000, 1_024, 64, 854), (10_000, 256, 64, 171), (10_000, 150, 64, 70), (10_000, 81, 64, 1),
    (10_000, 80, 64, 0), (10_000, 10, 64, 0), (10_000, 0, 0, 0), (1, 17, 0, 1), (1, 1_024, 64, 1),
    (.max, 1_024, 64, 854), (.max, .max, 0, .max),
  ])
  func connectionsFit(wanted: Int, descriptors: Int, reserved: Int, expected: Int) {
    let fitting = DescriptorLimit.connections(
      wanted: wanted, descriptors: descriptors, reserved: reserved)
    #expect(fitting == expected)
  }

  @Test func noFurtherConnectionWouldFit() {
    for descriptors in 0...3_000 {
      let fitting = DescriptorLimit.connections(
        wanted: 10_000, descriptors: descriptors, reserved: 64)
      let room = descriptors - 64
      #expect(fitting == 0 || Limits.acceptedConnections(for: fitting) <= room)
      #expect(Limits.acceptedConnections(for: fitting + 1) > room)
    }
  }

  @Test func theServerSaysHowManyConnectionsItServes() async throws {
    try await withServer(limits: .with(\.connections, 7)) { server in
      #expect(server.server.connectionLimit == 7)
    }
  }

  @Test func moreThanTheSystemAllowsIsNotPromised() async throws {
    // Whatever the limit is here, there is no room for so many.
    try await withServer(limits: .with(\.connections, .max)) { server in
      #expect(server.server.connectionLimit < Int.max)
      let response = try await server.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(response.status == 200)
    }
  }

  @Test func noRoomAtAllIsSaid() async throws {
    var configuration = HTTPServer.Configuration()
    configuration.port = 0
    configuration.limits.reservedDescriptors = .max / 2
    do {
      let server = try await HTTPServer.start(configuration, responder: EchoResponder())
      await server.stop(within: .zero)
      Issue.record("it started")
    } catch {
      #expect("\(error)".contains("RLIMIT_NOFILE") && "\(error)".contains("ulimit"))
    }
  }
}
