// Responses as generated code makes them.

extension Response {
  /// Content that is in memory.
  public static func content(
    _ status: Int, _ mediaType: String, _ bytes: [UInt8], _ headers: Headers = Headers()
  ) -> Response {
    content(status, mediaType, .bytes(bytes), headers)
  }

  /// Content in memory or streamed.
  public static func content(
    _ status: Int, _ mediaType: String, _ body: ResponseBody, _ headers: Headers = Headers()
  ) -> Response {
    var headers = headers
    headers.set("Content-Type", mediaType)
    return Response(status: status, headers: headers, body: body)
  }

  /// Content whose media type the handler chose.
  public static func content(
    _ status: Int, _ content: MediaContent, _ headers: Headers = Headers()
  ) -> Response {
    var headers = headers
    headers.set("Content-Type", content.mediaType)
    return Response(status: status, headers: headers, body: content.body)
  }

  /// A scalar as text: a JSON string without its quotes, other scalars as they are.
  public static func text(
    _ status: Int, _ mediaType: String, _ json: [UInt8], _ headers: Headers = Headers()
  ) -> Response {
    guard case .string(let text)? = try? JSON.parse(json) else {
      return content(status, mediaType, json, headers)
    }
    return content(status, mediaType, Array(text.utf8), headers)
  }

  /// The answer to `OPTIONS` where the contract declares none (RFC 9110 section 9.3.7).
  public static func options(allow: StaticString) -> Response {
    Response(status: 204, headers: Headers([.init(name: "Allow", value: allow.description)]))
  }
}

extension ProblemDetails {
  /// 403: the credential is good, but it is not the owner's. The same whether or not the owner exists.
  public static func notTheOwner() -> ProblemDetails {
    ProblemDetails(status: 403, detail: "The path belongs to another user.")
  }
}

extension Headers {
  /// Appends a field whose value is serialised in simple style (OpenAPI 3.1 section 4.8.12.3); of a list
  /// of `Set-Cookie` each item is a field, as no commas can join them (RFC 9110 section 5.3).
  public mutating func add(
    json name: StaticString, explode: Bool, _ body: (inout JSONWriter) -> Void
  ) {
    var writer = JSONWriter()
    body(&writer)
    let bytes = writer.finish()
    guard let value = try? JSON.parse(bytes) else { return }
    if name.isSetCookie, case .array(let items) = value {
      for item in items { add(name.description, item.simpleStyle(explode: explode)) }
    } else {
      add(name.description, value.simpleStyle(explode: explode))
    }
  }

  /// Appends a field whose value is JSON text (`content` of a header, OpenAPI 3.1 section 4.8.21).
  public mutating func add(text name: StaticString, _ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    body(&writer)
    add(name.description, String(decoding: writer.finish(), as: UTF8.self))
  }
}

extension StaticString {
  /// Whether it names the one field that may be sent several times and is no list.
  var isSetCookie: Bool { description.isEqualIgnoringASCIICase("Set-Cookie") }
}

extension JSONValue {
  /// The value in simple style: items and members separated by commas.
  fileprivate func simpleStyle(explode: Bool) -> String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let number): number.text
    case .string(let text): text
    case .array(let items): items.map { $0.simpleStyle(explode: explode) }.joined(separator: ",")
    case .object(let object):
      object.members.map { member in
        member.name + (explode ? "=" : ",") + member.value.simpleStyle(explode: explode)
      }.joined(separator: ",")
    }
  }
}

extension StaticString {
  /// The bytes of the text.
  public var utf8Bytes: [UInt8] {
    withUTF8Buffer { unsafe Array($0) }
  }
}
