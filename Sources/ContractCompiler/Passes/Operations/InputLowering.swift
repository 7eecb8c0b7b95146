// Parameters and a body -> how a request becomes the input: what is read in which order, and what must be
// there in the end.

import ContractModel

extension InputPlan {
  /// The plan; `nil` where nothing of a request is read.
  init?(
    _ parameters: [InputParameter], _ body: RequestBodyPlan?, choosesContent: Bool,
    idempotencyKey: String?
  ) {
    let read = parameters.filter(\.isRead)
    guard body != nil || choosesContent || !read.isEmpty else { return nil }
    self.parameters = read
    readsQuery = read.contains { [.query, .querystring].contains($0.declaration.location) }
    readsCookies = read.contains { $0.declaration.location == .cookie }
    takesOwner = read.contains { if case .owner = $0.source { true } else { false } }
    let isStream = body.map { $0.reading == .stream } ?? false
    self.idempotencyKey = idempotencyKey
    waits = body != nil && !isStream || idempotencyKey != nil
    flattensBody = body.map { $0.isOptional && $0.swiftType.isOptional } ?? false

    let needsBody = body.map { $0.isRequired && !isStream } ?? false
    let records = !read.isEmpty || body?.recordsViolations == true
    violations = records ? .gathered : needsBody ? .constant : .never
    let needed = read.filter(\.isNeeded).map(\.local) + (needsBody ? ["body"] : [])
    conclusion = !needed.isEmpty ? .withValues(needed) : records ? .withoutViolations : .nothing
  }
}

extension InputParameter {
  /// Whether it is read; an owner's only where its schema says more than that it is a text.
  fileprivate var isRead: Bool { !isOwner || declaration.value.codec != .string(StringRules()) }

  /// Whether the input has no value for it where the request has none.
  fileprivate var isNeeded: Bool {
    declaration.isRequired && !declaration.value.isNullable && !isOwner
  }

  /// A variable for the member of a name: the same, unless the initialiser has one that is called so.
  static func local(for name: String, taken: inout Set<String>) -> String {
    guard InputPlan.variables.contains(name) else { return name }
    var number = 1
    var local = name + "Value"
    while !taken.insert(local).inserted {
      number += 1
      local = "\(name)Value\(number)"
    }
    return local
  }
}

extension RequestBodyPlan {
  /// Whether reading the body can record violations.
  fileprivate var recordsViolations: Bool {
    reading != .stream
      && contents.contains { content in
        switch content.format {
        case .json, .rawJSON, .sequence, .text, .form: true
        case .bytes: false
        case .multipart(let plan): plan.recordsViolations
        }
      }
  }
}
