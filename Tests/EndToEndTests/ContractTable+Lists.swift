// The row of the contract's table about lists: a bare array, and every value of status, sort, order.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct Lists {
    /// Three tasks whose orders by creation, change and title all differ; `b` is completed.
    private static func prepared() async throws -> User {
      let user = try await User.new()
      let b = try await user.create("bread")
      let c = try await user.create("cheese")
      try await user.create("apples")
      let changed = try await user.send("PUT", user.task(c), json: #"{"description":"Gouda"}"#)
      #expect(changed.status == 200)
      let completed = try await user.send("PATCH", user.task(b) + "/complete")
      #expect(completed.status == 200)
      return user
    }

    @Test func `a list is a bare array, empty without tasks`() async throws {
      let user = try await User.new()
      let response = try await user.send("GET", user.tasks)
      #expect(response.status == 200)
      #expect(response.text == "[]")
      #expect(response.mediaType == "application/json")
      #expect(response.header("Content-Length") == "2")
    }

    @Test func `status, sort and order in all their values`() async throws {
      let user = try await Self.prepared()
      let newestFirst = ["apples", "cheese", "bread"]
      let changedFirst = ["bread", "cheese", "apples"]
      let alphabet = ["apples", "bread", "cheese"]
      let rows: [(query: String, titles: [String])] = [
        ("", newestFirst),
        ("?status=all", newestFirst),
        ("?status=pending", ["apples", "cheese"]),
        ("?status=active", ["apples", "cheese"]),
        ("?status=incomplete", ["apples", "cheese"]),
        ("?status=completed", ["bread"]),
        ("?sort=created", newestFirst),
        ("?sort=created_at", newestFirst),
        ("?sort=date", newestFirst),
        ("?sort=date&order=asc", newestFirst.reversed()),
        ("?sort=alpha", alphabet),
        ("?sort=alpha&order=desc", alphabet.reversed()),
        ("?status=pending&sort=alpha", ["apples", "cheese"]),
        ("?sort=created&order=desc", newestFirst),
        ("?sort=created_at&order=asc", newestFirst.reversed()),
        ("?order=asc", newestFirst.reversed()),
        ("?order=desc", newestFirst),
        ("?sort=updated", changedFirst),
        ("?sort=updated_at", changedFirst),
        ("?sort=updated&order=asc", changedFirst.reversed()),
        ("?sort=updated_at&order=desc", changedFirst),
        ("?sort=title", alphabet),
        ("?sort=title&order=asc", alphabet),
        ("?sort=title&order=desc", alphabet.reversed()),
        ("?status=pending&sort=title&order=desc", ["cheese", "apples"]),
        ("?order=asc&status=incomplete&sort=updated", ["apples", "cheese"]),
        ("?status=%63ompleted", ["bread"]),
      ]
      for row in rows {
        #expect(try await user.titles(row.query) == row.titles, "\(row.query)")
      }
    }

    @Test(arguments: [
      "?page=2", "?limit=1&offset=9", "?search=bread", "?user_id=somebody", "?_=1700000000", "?",
      "?&", "?&&a=&b", "?=x", "?filter[status]=completed", "?status%5B%5D=completed",
    ])
    func `other query parameters are ignored`(query: String) async throws {
      let user = try await User.new()
      try await user.create("one")
      try await user.create("two")
      #expect(try await user.titles(query) == ["two", "one"], "\(query)")
    }

    @Test(arguments: [
      ("?status=done", "/query/status enum"), ("?status=PENDING", "/query/status enum"),
      ("?status=pending%20", "/query/status enum"), ("?sort=id", "/query/sort enum"),
      ("?sort=title;DROP%20TABLE%20tasks", "/query/sort enum"), ("?order=up", "/query/order enum"),
      ("?sort=Date", "/query/sort enum"), ("?sort=alphabetical", "/query/sort enum"),
      ("?sort=", "/query/sort enum"),
      ("?order=ASC", "/query/order enum"),
    ])
    func `other values are 422 and name the parameter`(
      query: String, violation: String
    ) async throws {
      let user = try await User.new()
      let response = try await user.send("GET", user.tasks + query)
      expectProblem(response, 422, "\(query)")
      #expect(try violations(response) == [violation])
    }

    @Test func `all violations come together`() async throws {
      let user = try await User.new()
      let response = try await user.send("GET", user.tasks + "?status=x&sort=y&order=z")
      expectProblem(response, 422)
      #expect(
        try violations(response)
          == ["/query/order enum", "/query/sort enum", "/query/status enum"])
    }

    @Test func `a long list is complete and in order`() async throws {
      let user = try await User.new()
      let requests = (0..<300).map { index in
        HTTPRequest(
          "POST", user.tasks,
          headers: [
            (name: "Authorization", value: "Bearer \(user.token)"),
            (name: "Content-Type", value: "application/json"),
          ],
          body: Array(#"{"title":"task \#(index)"}"#.utf8))
      }
      let created = try await user.client.pipeline(requests)
      #expect(created.allSatisfy { $0.status == 201 })
      let expected = (0..<300).reversed().map { "task \($0)" }
      #expect(try await user.titles() == expected)
    }
  }
}
