// The generated types as a user of Foundation's JSON would declare them: Codable, with the names of
// the contract and times as RFC 3339 text. Nothing is validated; generated code always does.

import ContractRuntime
import TodoContract

extension DateTime: Encodable {
  /// Writes the value through Foundation.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Schemas.Task: Encodable {
  private enum CodingKeys: String, CodingKey {
    case id, title, description, completed
    case userID = "user_id"
    case createdAt = "created_at"
    case updatedAt = "updated_at"
  }

  /// Writes the value through Foundation.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(userID, forKey: .userID)
    try container.encode(title, forKey: .title)
    try container.encode(description, forKey: .description)
    try container.encode(completed, forKey: .completed)
    try container.encode(createdAt, forKey: .createdAt)
    try container.encode(updatedAt, forKey: .updatedAt)
  }
}

extension Schemas.NewTask: Decodable {
  private enum CodingKeys: String, CodingKey {
    case title, description
  }

  /// Reads the value through Foundation.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      title: try container.decode(String.self, forKey: .title),
      description: try container.field(.description))
  }
}

extension Schemas.TaskChanges: Decodable {
  private enum CodingKeys: String, CodingKey {
    case title, description, completed
  }

  /// Reads the value through Foundation.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      title: try container.decodeIfPresent(String.self, forKey: .title),
      description: try container.field(.description),
      completed: try container.decodeIfPresent(Bool.self, forKey: .completed))
  }
}

extension KeyedDecodingContainer {
  /// A member that may be absent, null or a text.
  fileprivate func field(_ key: Key) throws -> Field<String> {
    guard contains(key) else { return .absent }
    return try decodeNil(forKey: key) ? .null : Field(decode(String.self, forKey: key))
  }
}
