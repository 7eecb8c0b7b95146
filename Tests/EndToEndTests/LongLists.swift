// Lists too long for the memory: the same JSON in chunks, and what becomes of readers that are slow or
// leave, and of a database that fails in the middle.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct LongLists {
    /// More than sockets hold, so that a reader that stops holds the database up.
    private static let many = 60_000
    /// The statement of a list, while its reader keeps the database waiting.
    private static let waiting = """
      FROM pg_stat_activity WHERE query LIKE 'SELECT id, user_id%' AND wait_event = 'ClientWrite'
        AND datname = current_database()
      """

    private struct Scene {
      let database: TestDatabase
      let server: ServerProcess

      init() async throws {
        database = try await World.shared.newDatabase()
        server = try await ServerProcess.serve(settings: [
          "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
          // However slow the reader is on a busy machine.
          "SHUTDOWN_TIMEOUT_MS": "120000",
        ])
      }

      func user(_ id: String, tasks count: Int) async throws -> User {
        try await add(count, to: id)
        var user = try User(id: id, on: server)
        user.client.timeoutSeconds = 60
        return user
      }

      func add(_ count: Int, to id: String) async throws {
        try await sql(
          """
          INSERT INTO users (id) VALUES ('\(id)') ON CONFLICT DO NOTHING;
          INSERT INTO tasks (user_id, title, description, created_at, updated_at)
          SELECT '\(id)', 'task ' || number, CASE WHEN number % 2 = 0 THEN repeat('é"', 50) END,
            clock_timestamp(), clock_timestamp()
          FROM generate_series(1, \(count)) AS number;
          """)
      }

      @discardableResult
      func sql(_ text: String) async throws -> String {
        let database = database
        return try await onUngatedThread {
          try database.cluster.sql(text, database: database.name)
        }.trimmingCharacters(in: .whitespacesAndNewlines)
      }

      /// How many lists wait for their readers.
      func lists() async throws -> Int {
        try #require(Int(try await sql("SELECT count(*) \(LongLists.waiting)")))
      }

      /// Waits until so many lists wait for their readers.
      func waits(_ count: Int, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let isReached = try await eventually(within: 60) {
          try await lists() == count
        }
        #expect(isReached, "\(count) lists wait", sourceLocation: sourceLocation)
      }

      /// Asks for a list and reads no more than the beginning of the answer.
      func begin(_ user: User) async throws -> TCPConnection {
        let port = server.port
        return try await onUngatedThread {
          let connection = try TCPConnection(port: port, timeoutSeconds: 60)
          try connection.write(LongLists.request("GET", user, "HTTP/1.1"))
          let start = String(decoding: try connection.read(atMost: 64), as: UTF8.self)
          #expect(start.hasPrefix("HTTP/1.1 200 OK\r\n"))
          return connection
        }
      }
    }

    private static func request(_ method: String, _ user: User, _ version: String) -> String {
      "\(method) \(user.tasks) \(version)\r\nHost: a\r\nAuthorization: Bearer \(user.token)\r\n\r\n"
    }

    @Test func `the thousand and first task changes how a list is sent, not what it says`()
      async throws
    {
      let scene = try await Scene()
      let user = try await scene.user("anna", tasks: 1_000)
      let short = try await user.send("GET", user.tasks)
      #expect(short.header("Content-Length") == "\(short.body.count)")
      #expect(short.header("Transfer-Encoding") == nil)
      let id = try await user.create("the latest")
      let one = try await user.send("GET", user.task(id)).text
      let long = try await user.send("GET", user.tasks)
      #expect(long.status == 200)
      #expect(long.header("Transfer-Encoding") == "chunked")
      #expect(long.header("Content-Length") == nil)
      #expect(long.header("Content-Type") == short.header("Content-Type"))
      #expect(long.text == "[\(one),\(short.text.dropFirst())")
      // Of each order and status.
      let oldest = try await user.titles("?sort=title&order=desc&status=pending")
      #expect(oldest.count == 1_001 && oldest.first == "the latest")
      #expect(try await user.titles("?status=completed") == [])
    }

    /// A thousand tasks are answered from memory, but not for all at once: those who do not read are
    /// many, and what the server holds for them is bounded.
    @Test func `lists that nobody reads take a bounded memory and delay nobody for long`()
      async throws
    {
      let scene = try await Scene()
      try await scene.sql(
        """
        INSERT INTO users (id) VALUES ('libby');
        INSERT INTO tasks (user_id, title, description, created_at, updated_at)
        SELECT 'libby', 'task ' || number, repeat('d', 1000), now(), now()
        FROM generate_series(1, 1000) AS number;
        """)
      let libby = try User(id: "libby", on: scene.server)
      let other = try await scene.user("anna", tasks: 20)
      let whole = try await libby.send("GET", libby.tasks)
      #expect(whole.header("Content-Length") == "\(whole.body.count)")
      let before = try #require(scene.server.peakResidentBytes)
      let port = scene.server.port
      let crowd = try await onUngatedThread {
        try (0..<40).map { (_) in
          let connection = try TCPConnection(port: port, timeoutSeconds: 60)
          for _ in 0..<16 { try connection.write(Self.request("GET", libby, "HTTP/1.1")) }
          return connection
        }
      }
      for _ in 0..<100 { #expect(try await other.titles().count == 20) }
      let grown = try #require(scene.server.peakResidentBytes) - before
      // 640 lists of 1.1 MB were asked for.
      #expect(grown < 200 << 20, "\(grown >> 20) MB more")
      // Somebody else's list of a thousand is given all the same, in whatever way.
      let max = try await scene.user("max", tasks: 1_000)
      #expect(try await max.titles().count == 1_000)
      _ = crowd
    }

    @Test func `HEAD has no content, and HTTP 1.0 gets all until the end`() async throws {
      let scene = try await Scene()
      let user = try await scene.user("anna", tasks: 3_000)
      let port = scene.server.port
      let (head, after, old) = try await onUngatedThread {
        let connection = try TCPConnection(port: port, timeoutSeconds: 60)
        let reader = HTTPResponseReader(connection)
        try connection.write(Self.request("HEAD", user, "HTTP/1.1"))
        let head = try reader.next(to: "HEAD")
        try connection.write(Self.request("GET", user, "HTTP/1.1"))
        let after = try reader.next()
        let second = try TCPConnection(port: port, timeoutSeconds: 60)
        try second.write(Self.request("GET", user, "HTTP/1.0"))
        return (head, after, try HTTPResponseReader(second).next())
      }
      #expect(head.status == 200 && head.header("Content-Length") == nil)
      #expect(try after.json().items?.count == 3_000)
      #expect(old.header("Transfer-Encoding") == nil && old.header("Connection") == "close")
      #expect(old.body == after.body)
    }

    @Test func `owners see their own tasks, however long both lists are`() async throws {
      let scene = try await Scene()
      let users = [
        try await scene.user("anna", tasks: 2_500), try await scene.user("ben", tasks: 2_600),
      ]
      try await withThrowingTaskGroup(of: Void.self) { group in
        for round in 0..<6 {
          let user = users[round % 2]
          group.addTask {
            let items = try await user.send("GET", user.tasks).json().items ?? []
            #expect(items.count == (user.id == "anna" ? 2_500 : 2_600))
            #expect(items.allSatisfy { $0["user_id"]?.string == user.id })
          }
        }
        try await group.waitForAll()
      }
      let other = users[1]
      let refused = try await users[0].send("GET", other.tasks)
      expectProblem(refused, 403)
    }

    @Test func `a database that fails in the middle leaves no list that looks whole`() async throws
    {
      let scene = try await Scene()
      let user = try await scene.user("anna", tasks: Self.many)
      let connection = try await scene.begin(user)
      try await scene.waits(1)
      try await scene.sql("SELECT pg_terminate_backend(pid) \(Self.waiting)")
      let rest = try await onUngatedThread { try connection.readToEnd() }
      #expect(!String(decoding: rest.suffix(16), as: UTF8.self).contains("0\r\n\r\n"))
      let isLogged = try await eventually(within: 20) {
        scene.server.output.contains("response cut off")
      }
      #expect(isLogged)
      #expect(try await user.send("GET", user.tasks).json().items?.count == Self.many)
    }

    @Test func `a reader that leaves lets the database go`() async throws {
      let scene = try await Scene()
      let user = try await scene.user("anna", tasks: Self.many)
      for _ in 0..<4 {
        let connection = try await scene.begin(user)
        try await scene.waits(1)
        connection.close()
        try await scene.waits(0)
      }
      #expect(!scene.server.output.contains("response cut off"))
    }

    @Test func `two slow readers delay neither short lists nor the third for good`() async throws {
      let scene = try await Scene()
      let slow = [
        try await scene.user("anna", tasks: Self.many),
        try await scene.user("ben", tasks: Self.many),
      ]
      let (third, short) = (
        try await scene.user("cleo", tasks: 2_000), try await scene.user("dora", tasks: 20)
      )
      var connections: [TCPConnection] = []
      for user in slow { connections.append(try await scene.begin(user)) }
      try await scene.waits(2)
      for _ in 0..<20 { #expect(try await short.send("GET", short.tasks).status == 200) }
      let answer = Task { try await third.urgent.send("GET", third.tasks) }
      // Fewer where a reader has been too slow for the server in the meantime.
      for _ in 0..<5 { #expect(try await scene.lists() <= 2) }
      connections.removeFirst().close()
      #expect(try await answer.value.json().items?.count == 2_000)
      connections[0].close()
    }

    @Test func `a list that is being sent is sent to its end when the server stops`() async throws {
      let scene = try await Scene()
      let user = try await scene.user("anna", tasks: Self.many)
      let port = scene.server.port
      let connection = try TCPConnection(port: port, timeoutSeconds: 60)
      try connection.write(Self.request("GET", user, "HTTP/1.1"))
      try await scene.waits(1)
      scene.server.signal(SIGTERM)
      let response = try await onUngatedThread { try HTTPResponseReader(connection).next() }
      #expect(try response.json().items?.count == Self.many)
      #expect(try await scene.server.exitStatus(within: 20) == 0)
    }
  }
}
