// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Schemas.Cat: JSONReadable {
  /// Reads and validates a value (openapi.yaml:24).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var kind: String?
    while try reader.nextKey() {
      if try reader.key(is: "kind", &members, 0) {
        kind = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["kind"])
    guard let kind else { return nil }
    return Self(kind: kind)
  }
}

extension Schemas.Dog: JSONReadable {
  /// Reads and validates a value (openapi.yaml:25).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var kind: Schemas.Dog.Kind?
    while try reader.nextKey() {
      if try reader.key(is: "kind", &members, 0) {
        kind = try Schemas.Dog.Kind.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["kind"])
    guard let kind else { return nil }
    return Self(kind: kind)
  }
}

extension Schemas.Dog.Kind: JSONReadable {
  /// Reads and validates a value (openapi.yaml:25).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "dog") { return .dog }
    reader.enumViolation(Self.self, keyword: "const")
    return nil
  }
}

extension Schemas.Eel: JSONReadable {
  /// Reads and validates a value (openapi.yaml:26).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var kind: String?
    while try reader.nextKey() {
      if try reader.key(is: "kind", &members, 0) {
        kind = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["kind"])
    guard let kind else { return nil }
    return Self(kind: kind)
  }
}

extension Schemas.Fox: JSONReadable {
  /// Reads and validates a value (openapi.yaml:27).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var kind: String?
    while try reader.nextKey() {
      if try reader.key(is: "kind", &members, 0) {
        kind = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["kind"])
    guard let kind else { return nil }
    return Self(kind: kind)
  }
}

extension Operations.AddPet.BodyContent: JSONReadable {
  /// Reads and validates a value (openapi.yaml:12).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginDiscriminated(by: "kind") else { return nil }
    if reader.text(is: "cat") {
      return try (Schemas.Cat.read(from: &reader)).map { .cat($0) }
    }
    if reader.text(is: "Cat") {
      return try (Schemas.Cat.read(from: &reader)).map { .cat($0) }
    }
    if reader.text(is: "dog") {
      return try (Schemas.Dog.read(from: &reader)).map { .dog($0) }
    }
    if reader.text(is: "Fox") {
      return try (Schemas.Eel.read(from: &reader)).map { .eel($0) }
    }
    if reader.text(is: "Eel") {
      return try (Schemas.Eel.read(from: &reader)).map { .eel($0) }
    }
    if reader.text(is: "vixen") {
      return try (Schemas.Fox.read(from: &reader)).map { .fox($0) }
    }
    try reader.unknownDiscriminator("kind", "cat, Cat, dog, Fox, Eel, vixen")
    return nil
  }
}
