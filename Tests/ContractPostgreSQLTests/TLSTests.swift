import ContractPostgreSQL
import ContractTestSupport
// Connections as hosted databases ask for them: TLS, SCRAM and channel binding.
import Foundation
import Testing

@Suite(
  .enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"),
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"),
    "the openssl command is not installed"))
struct TLSTests {
  /// Makes the cluster speak TLS, and ask for a password with SCRAM.
  private func encrypt(_ cluster: PostgreSQLCluster) throws {
    let data = cluster.folder.appendingPathComponent("data").path
    try PostgreSQLCluster.run(
      "/usr/bin/openssl",
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
        "-keyout", "\(data)/server.key", "-out", "\(data)/server.crt",
      ])
    try PostgreSQLCluster.run("/bin/chmod", ["600", "\(data)/server.key"])
    if geteuid() == 0 {
      try PostgreSQLCluster.run(
        "/bin/chown",
        [PostgreSQLCluster.superuser, "\(data)/server.key", "\(data)/server.crt"])
    }
    try cluster.sql("ALTER SYSTEM SET ssl = on")
    try cluster.sql("ALTER ROLE app PASSWORD 'p@ss word'")
    let rules = """
      hostssl all app 127.0.0.1/32 scram-sha-256
      host all postgres 127.0.0.1/32 trust

      """
    try Data(rules.utf8).write(to: URL(fileURLWithPath: "\(data)/pg_hba.conf"))
    if geteuid() == 0 {
      try PostgreSQLCluster.run(
        "/bin/chown", [PostgreSQLCluster.superuser, "\(data)/pg_hba.conf"])
    }
    try cluster.restart()
  }

  @Test func unitsOfWorkRunOverTLSWithChannelBinding() async throws {
    let long = Statement<Int, Int64>("SELECT repeat('x', $1::int)") { (row) throws(DatabaseError) in
      try row.utf8OrNil()?.count ?? 0
    }
    let encrypted = Statement<Bool>(
      "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    ) { (row) throws(DatabaseError) in try row.bool() }
    try await withTodoCluster { (cluster) in
      try await onUngatedThread { try encrypt(cluster) }
      let uri =
        "postgresql://app:p%40ss%20word@127.0.0.1:\(cluster.port)/todo"
        + "?sslmode=require&channel_binding=require"
      try await withDatabase(cluster, uri: uri) { (database, _) in
        let rows = try await database.read(encrypted.bind())
        #expect(rows == [true])
        #expect(!database.state.behindPooler)
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { (group) in
          for number in Int64(0)..<60 {
            group.addTask {
              let length = number * 7_919
              let rows = try await database.read(long.bind(length))
              #expect(rows == [Int(length)])
            }
          }
          try await group.waitForAll()
        }
        // Bytes that TLS has decrypted and nobody looks at would wait for the end of the request.
        #expect(ContinuousClock.now - start < .seconds(30))
      }
    }
  }

  @Test func aWrongPasswordIsUnavailableAndNeverRepeated() async throws {
    try await withTodoCluster { (cluster) in
      try await onUngatedThread { try encrypt(cluster) }
      let uri = "postgresql://app:hunter2@127.0.0.1:\(cluster.port)/todo?sslmode=require"
      try await withDatabase(cluster, uri: uri) { (database, _) in
        let error = await #expect(throws: DatabaseError.self) {
          try await database.ping(withinMilliseconds: 2_000)
        }
        guard case .unavailable(let reason) = error else {
          Issue.record("not unavailable: \(String(describing: error))")
          return
        }
        #expect(reason.contains("password authentication failed"))
        #expect(!reason.contains("hunter2"))
      }
    }
  }
}
