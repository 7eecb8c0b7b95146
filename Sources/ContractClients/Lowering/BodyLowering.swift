// Request bodies -> what a call is given for them, and how each media type is written.

import ContractModel
import OpenAPIDocument

extension ClientOperationLowering {
  /// The body of an operation; nil where there is none or `fetch` cannot send it.
  mutating func body(
    of operation: Operation, beside parameters: inout [ClientParameter], _ notes: inout [String]
  ) -> ClientBody? {
    guard let body = operation.requestBody?.value, !body.content.isEmpty else { return nil }
    if ["GET", "HEAD"].contains(operation.method) {
      notes.append(
        "The contract has a body here, which `fetch` cannot send with \(operation.method).")
      return nil
    }
    var contents: [ClientBody.Content] = []
    for entry in body.content {
      let content = self.content(entry)
      // Of media types that differ by their parameters alone, the first is sent.
      if !contents.contains(where: { $0.mediaType == content.mediaType }) {
        contents.append(content)
      }
    }
    return ClientBody(
      isRequired: body.isRequired, documentation: Documentation.lines(body.description),
      contents: contents)
  }

  private mutating func content(_ entry: Entry<Resolved<MediaType>>) -> ClientBody.Content {
    let media = MediaRange(entry.name)
    let value = entry.value.value
    var content = ClientBody.Content(
      mediaType: media.essence.text, isRange: media.isRange, type: .bytes, writing: .raw,
      documentation: [])
    let isSequence =
      value.itemSchema != nil || !value.prefixEncoding.isEmpty || value.itemEncoding != nil
    if media.isJSON, !isSequence {
      content.type = value.schema.map { types.type(of: $0) } ?? .unknown
      content.writing = .json
    } else if media.isAny, let schema = value.schema, !isBytes(schema), !isSequence {
      // Any media type of a value: as JSON, which every schema describes.
      content.mediaType = "application/json"
      content.isRange = false
      content.type = types.type(of: schema)
      content.writing = .json
    } else if media.isForm, let schema = value.schema {
      content.type = types.type(of: schema)
      content.writing = .urlencoded(Self.fields(value))
    } else if media.essence == "multipart/form-data", let schema = value.schema, !isSequence {
      content.type = multipart(schema, value, &content.documentation)
      content.writing = .multipart(Self.parts(value))
    } else if media.isText, !isSequence {
      content.type = text(value.schema)
      content.writing = .text
    } else {
      content.type = .anyOf([.string, .bytes])
      if value.schema.map({ !isBytes($0) }) ?? false || isSequence {
        content.documentation = [
          "The body as it is sent: how \(media.essence) says a value is not known here."
        ]
      }
    }
    return content
  }

  /// Whether content that no codec is for is bytes.
  func isBytes(_ schema: Schema) -> Bool { types.normalised.isBytes(schema) }

  /// The type of a text body: of a scalar schema its type.
  private mutating func text(_ schema: Schema?) -> TypeExpression {
    guard let schema else { return .string }
    let merged = types.normalised.merged(schema)
    guard let kinds = merged.types, kinds.isDisjoint(with: [.array, .object]) else {
      return .string
    }
    return types.type(of: schema).withoutNull
  }

  // MARK: - Forms

  /// The fields of a form that are not written as usual.
  static func fields(_ media: MediaType) -> [ClientBody.Field] {
    media.encoding.compactMap { entry in
      let encoding = entry.value
      let declaresStyle = ["style", "explode", "allowReserved"].contains {
        encoding.node[$0] != nil
      }
      guard declaresStyle else {
        let types = encoding.mediaTypes
        guard !types.isEmpty, types.allSatisfy(\.isJSON) else { return nil }
        return ClientBody.Field(name: entry.name, style: .json)
      }
      let style: ClientBody.Field.Style =
        switch encoding.style ?? .form {
        case .spaceDelimited where !encoding.explode: .spaceDelimited
        case .pipeDelimited where !encoding.explode: .pipeDelimited
        case .deepObject: .deepObject
        case .form, .simple, .label, .matrix, .cookie, .spaceDelimited, .pipeDelimited:
          .form(explode: encoding.explode)
        }
      return ClientBody.Field(name: entry.name, style: style)
    }
  }

  private static func parts(_ media: MediaType) -> [ClientBody.Part] {
    media.encoding.compactMap { entry in
      guard let range = entry.value.mediaTypes.first else { return nil }
      return range.isRange ? nil : ClientBody.Part(name: entry.name, mediaType: range.essence.text)
    }
  }

  /// The type of a form of parts, in which files are `Blob`.
  private mutating func multipart(
    _ schema: Schema, _ media: MediaType, _ documentation: inout [String]
  ) -> TypeExpression {
    if media.encoding.contains(where: { !$0.value.effectiveHeaders.isEmpty }) {
      documentation.append("`FormData` sends no header fields of parts, which the contract names.")
    }
    let merged = types.normalised.merged(schema)
    let files = merged.properties.filter { member in
      types.normalised.isFile(
        member.schemas, media.encoding.first { $0.name == member.name }?.value)
    }
    guard !files.isEmpty else { return types.type(of: schema) }
    guard case .object(var object) = types.object(of: merged) else { return .unknown }
    for index in object.members.indices {
      guard let file = files.first(where: { $0.name == object.members[index].name }) else {
        continue
      }
      let isArray = types.normalised.mayBeArray(file.schemas)
      let blob = TypeExpression.keyword(.blob)
      object.members[index].type = isArray ? .array(blob) : blob
    }
    return .object(object)
  }
}
