// What a user asks, as bytes, and what the answer to it must be.

struct User: Sendable {
  let name: String
  let token: String
  /// The number of one of her tasks.
  let task: String
}

/// One user's requests, each with the statuses that it may be answered with.
struct Script: Sendable {
  enum Kind: Int, CaseIterable {
    case list
    case get
    case toggle
    /// Another user's task under one's own path.
    case foreignTask
    /// Another user's path.
    case foreignPath

    var status: Int {
      switch self {
      case .list, .get, .toggle: 200
      case .foreignTask: 404
      case .foreignPath: 403
      }
    }
  }

  /// By kind.
  let requests: [[UInt8]]
  /// What stands behind `"user_id":` in each of her rows, and how each of her titles begins.
  let owner: [UInt8]
  let title: [UInt8]

  init(_ user: User, other: User) {
    func request(_ method: String, _ path: String) -> [UInt8] {
      Array(
        "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(user.token)\r\n\r\n"
          .utf8)
    }
    let tasks = "/api/\(user.name)/tasks"
    requests = [
      request("GET", tasks), request("GET", "\(tasks)/\(user.task)"),
      request("PATCH", "\(tasks)/\(user.task)/complete"), request("GET", "\(tasks)/\(other.task)"),
      request("GET", "/api/\(other.name)/tasks"),
    ]
    owner = Array("\"\(user.name)\"".utf8)
    title = Array("\"\(user.name):".utf8)
  }

  /// One a user; whom each tries to look at is the next one.
  static func all(of users: [User]) -> [Script] {
    users.indices.map { (index) in
      Script(users[index], other: users[(index + 1) % users.count])
    }
  }
}
