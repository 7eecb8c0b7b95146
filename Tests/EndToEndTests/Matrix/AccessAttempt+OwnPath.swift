// Attempts under the intruder's own name, with her own good token: the victim, or the victim's
// resource, is named somewhere else in the request.

import ContractTestSupport
import Foundation

extension AccessAttempts {
  /// Names of members, parameters and fields that careless servers read a user from.
  private var userNames: [String] {
    let names = [
      "user_id", "userId", "userID", "USER_ID", "user", "uid", "owner", "owner_id", "ownerId",
      "sub", "username", "account_id", "tenant",
    ]
    return names + [operation.ownerParameter].compactMap { $0 }.filter { !names.contains($0) }
  }

  /// The victim's resource under the intruder's own path: by its number, by other spellings of it,
  /// and by numbers around it.
  func foreignResources() -> [AccessAttempt] {
    guard let last = operation.resourceParameters.last, let value = theirs[last] else { return [] }
    var rows = [AccessAttempt("resource: theirs", .asMissing, resource: theirs)]
    let encoded = value.utf8.map { String(format: "%%%02X", $0) }.joined()
    rows.append(
      AccessAttempt("resource: theirs, encoded", .asMissing, resource: with(last, encoded)))
    var spellings = [
      "0\(value)", "+\(value)", "%2B\(value)", "\(value).0", "\(value)e0", "%20\(value)",
      "\(value)%20", "\(value)%00", "\(value);x", "\(value),\(value)", "-\(value)", "\(value)%2F",
      "\(value)%0A", encoded.replacingOccurrences(of: "%", with: "%25"),
      "x%2F..%2F\(value)", "\(value)%20OR%201=1", "*", "%25", "all",
    ]
    if let number = Int64(value) {
      spellings.append("0x" + String(number, radix: 16))
      spellings.append(String(Int(number) &+ (1 << 32)))
      spellings += (-3...3).filter { $0 != 0 }.map { String(number + $0) }
      spellings.append(
        String(
          value.unicodeScalars.compactMap { UnicodeScalar($0.value + 0xFEE0) }.map(Character.init)))
    }
    rows += spellings.map {
      AccessAttempt("resource: \($0)", .harmless, resource: with(last, $0))
    }
    return rows
  }

  private func with(_ name: String, _ value: String) -> [String: String] {
    theirs.merging([name: value]) { $1 }
  }

  // MARK: - Headers

  /// Fields that somewhere in the world say who somebody is, or what was really asked for.
  private static let userFields = [
    "X-User-ID", "X-User", "X-Forwarded-User", "X-Authenticated-User", "X-Remote-User",
    "Remote-User", "X-Auth-Request-User", "X-Goog-Authenticated-User-Id", "X-Owner-Id", "user_id",
    "X-Tenant-Id", "From",
  ]
  private static let targetFields = [
    "X-Original-URL", "X-Original-URI", "X-Rewrite-URL", "X-Forwarded-Uri", "X-Forwarded-Path",
    "X-Forwarded-Prefix", "X-Envoy-Original-Path", "Referer", "Destination",
  ]
  private static let methodFields = [
    "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method",
  ]

  /// Fields that name `name`, the path of `name`, and other methods.
  private func fields(naming name: String) throws -> [(name: String, value: String)] {
    let path = PathTemplateText.filled(operation.template) { parameter in
      parameter == operation.ownerParameter ? percentEncoded(name) : theirs[parameter] ?? "1"
    }
    let plain = name.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? name : percentEncoded(name)
    return Self.userFields.map { ($0, plain) } + Self.targetFields.map { ($0, path) }
      + Self.methodFields.flatMap { field in ["DELETE", "PUT", "GET"].map { (field, $0) } }
      + [
        ("Forwarded", "for=127.0.0.1;host=localhost;by=\(percentEncoded(name))"),
        ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Host", "\(percentEncoded(name)).example"),
        ("Cookie", "user_id=\(percentEncoded(name))"),
      ]
  }

  /// Each field in three places: without a token on the victim's path, with the intruder's there,
  /// and on the intruder's own path.
  func throughHeaders(owned: Bool) -> [AccessAttempt] {
    guard let naming = try? (victim: fields(naming: victim.id), own: fields(naming: intruder.id))
    else { return [] }
    let own = naming.victim.map { field in
      AccessAttempt("own path, \(field.name): \(field.value)", .asWithout, .init(headers: [field]))
    }
    guard owned else { return own }
    let anonymous = naming.victim.map { field in
      AccessAttempt(
        "no token, \(field.name): \(field.value)", Self.anonymous,
        .init(owner: foreignOwner, credentials: [], headers: [field]), resource: theirs)
    }
    let foreign = naming.own.map { field in
      AccessAttempt(
        "foreign path, \(field.name): \(field.value)", Self.forbidden,
        .init(owner: foreignOwner, headers: [field]), resource: theirs)
    }
    return own + anonymous + foreign
  }

  // MARK: - The query

  /// The victim in parameters that the contract does not have, and in each that it has.
  func throughQuery() -> [AccessAttempt] {
    let (own, foreign) = (percentEncoded(intruder.id), percentEncoded(victim.id))
    let resource = operation.resourceParameters.last.flatMap { theirs[$0] } ?? "1"
    let queries =
      userNames.map { "\($0)=\(foreign)" } + [
        "user_id=\(own)&user_id=\(foreign)", "user_id[]=\(foreign)", "filter[user_id]=\(foreign)",
        "where={\"user_id\":\"\(foreign)\"}".replacingOccurrences(of: "\"", with: "%22"),
        "id=\(resource)", "ids=\(resource)", "task_id=\(resource)", "_method=DELETE",
        "_method=PUT", "method=DELETE", "_user=\(foreign)", "as=\(foreign)", "all=true", "admin=1",
      ]
    let declared = Set(operation.parameters.filter { $0.place == "query" }.map(\.name))
    let undeclared = queries.filter { query in
      !declared.contains(String(query.prefix { $0 != "=" && $0 != "[" }))
    }
    let changes = operation.parameters.filter { $0.place != "path" }.flatMap { parameter in
      [victim.id, resource, "\(intruder.id),\(victim.id)"].map { (parameter.name, $0) }
    }
    return undeclared.map { AccessAttempt("query: \($0)", .asWithout, .init(query: $0)) }
      + changes.map { name, value in
        AccessAttempt(
          "parameter \(name): \(value)", .harmless, .init(parameters: [name: percentEncoded(value)])
        )
      }
  }

  // MARK: - The body

  /// The victim in members that the contract does not have, in each that it has, and in bodies
  /// where none is due.
  func throughBody() throws -> [AccessAttempt] {
    let number: JSON =
      operation.resourceParameters.last.flatMap { theirs[$0] }.flatMap { Int64($0) }
      .map { .integer($0) } ?? 1
    let foreign = JSON.string(victim.id)
    guard let members = try intruder.bodyMembers(of: operation) else {
      let body = JSON.object([("user_id", foreign), ("id", number)]).text
      let json = [(name: "Content-Type", value: "application/json")]
      return [
        AccessAttempt("a body where none is due", .harmless, .init(headers: json, body: body))
      ]
    }
    let names = userNames.filter { name in !members.contains { $0.name == name } }
    var bodies = names.map { ("member \($0)", JSON.object(members + [($0, foreign)]).text) }
    bodies += ["id", "task_id"].map { ("member \($0)", JSON.object(members + [($0, number)]).text) }
    bodies += [
      (
        "user_id twice",
        JSON.object(members + [("user_id", .string(intruder.id)), ("user_id", foreign)]).text
      ),
      ("a nested user", JSON.object(members + [("user", ["id": foreign])]).text),
      ("an array", JSON.array([.object(members + [("user_id", foreign)])]).text),
      ("a prototype", JSON.object(members + [("__proto__", ["user_id": foreign])]).text),
    ]
    for (index, member) in members.enumerated() {
      for value in [foreign, number] {
        var changed = members
        changed[index].value = value
        bodies.append(("\(member.name) = \(value.text)", JSON.object(changed).text))
      }
    }
    return bodies.map { AccessAttempt("body: \($0.0)", .harmless, .init(body: $0.1)) }
  }
}
