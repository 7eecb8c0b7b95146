// What the operations work on: tasks, bodies, paths, tokens as a server of todos sees them.

import ContractPostgreSQL
import ContractRuntime
import ContractTokens
import TodoContract

enum Samples {
  /// The first page of a user: titles of usual length, two descriptions in three.
  static let tasks = (0..<20).map { (index) in
    let time = DateTime(
      microsecondsSinceUnixEpoch: 1_795_000_000_123_456 + Int64(index) * 61_000_001)
    return Schemas.Task(
      id: Int64(1_000 + index), userID: "k3Jx9Qm2LwZp7RtYbVnC4sDfGhAe8UoI",
      title: "Write the quarterly report, part \(index)",
      description: index % 3 == 0 ? nil : "Figures from the \"north\" region are still missing.",
      completed: index % 2 == 0, createdAt: time, updatedAt: time)
  }

  static let newTask =
    #"{"title":"Buy milk","description":"Two litres, and bread for the weekend"}"#
  static let changes = #"{"title":"Buy milk","description":null,"completed":true}"#

  static let paths: [StaticString] = [
    "/api/{}/tasks", "/api/{}/tasks/{}", "/api/{}/tasks/{}/complete", "/health", "/livez",
    "/readyz", "/openapi.yaml", "/openapi.json",
  ]

  /// Verifies one HS256 token again and again.
  static func verification(cachedTokens: Int) throws -> () throws -> Int {
    let secret = Array("a secret of the benchmarks, and of nothing else".utf8)
    var configuration = TokenVerifier.Configuration(secret: secret)
    configuration.cachedTokens = cachedTokens
    let verifier = try TokenVerifier(configuration)
    let token = try TokenSigner(secret: secret).token(subject: "user-1234", lifetimeSeconds: 3_600)
    return {
      guard let claims = try verifier.verifyWithoutWaiting(token) else {
        throw BenchmarkError.wrongResult
      }
      return claims.subject.utf8.count
    }
  }

  /// So many rows with the columns of a task, made by the server out of nothing. $1 their number.
  static let rows = Statement<Int64, Int64>(
    """
    SELECT number, 'k3Jx9Qm2LwZp7RtYbVnC4sDfGhAe8UoI'::text, 'Write the quarterly report'::text,
      CASE WHEN number % 3 > 0 THEN 'Figures from the north are still missing.'::text END,
      number % 2 = 0, now(), now()
    FROM generate_series(1, $1) AS number
    """, effect: .plainSelect
  ) { (row) throws(DatabaseError) in try row.int64() }
}

extension EncodedArray<Schemas.Task> {
  /// Rows written as the server writes those of its tasks.
  init(rows: inout RowReader) throws(DatabaseError) {
    var tasks = Encoder()
    try rows.forEachRow { (row) throws(DatabaseError) in
      try tasks.append { (writer) throws(DatabaseError) in
        Schemas.Task.write(
          to: &writer, id: try row.int64(), userID: try row.utf8(), title: try row.utf8(),
          description: try row.utf8OrNil(), completed: try row.bool(),
          createdAt: DateTime(microsecondsSinceUnixEpoch: try row.timestamptz()),
          updatedAt: DateTime(microsecondsSinceUnixEpoch: try row.timestamptz()))
      }
    }
    self = tasks.finish()
  }
}
