// Pieces of requests: targets and fields against an independent reading, bodies whole against the same
// bodies in pieces.

import ContractRuntime

extension FuzzCheck {
  /// Segments, values and names are those that an independent reading finds.
  public static let uri = FuzzCheck("uri") { (bytes) throws(FuzzFault) in
    let target = "/" + String(decoding: bytes, as: UTF8.self)
    try checkPath(target)
    try checkQuery(target)
    let text = String(target.dropFirst())
    let headers = Headers([
      .init(name: "Cookie", value: text), .init(name: "Accept", value: text),
      .init(name: "Authorization", value: text), .init(name: "Client-Cert", value: text),
    ])
    var violations = Violations()
    let cookie = ScalarParameter("a", in: .cookie, .string())
    if let value = try? cookie.read(in: Cookies(headers), &violations) {
      try promise(text.utf8.count >= value.utf8.count, "a cookie that was not sent")
    }
    _ = Accept(headers).choose(from: ["application/json", "application/problem+json"])
    _ = try? Credentials.bearer(headers)
    _ = try? Credentials.basic(headers)
    _ = try? Credentials.clientCertificate(headers)
    if let type = MediaType(text) { _ = (type.isJSON, type.parameter("charset")) }
  }

  private static let tasks = RouteTree<Int> { $0.insert(0, "/tasks") }

  private static func checkPath(_ target: String) throws(FuzzFault) {
    let path = RequestPath(target: target)
    let whole = target.prefix { $0 != "?" && !$0.unicodeScalars.contains("?") }
    var segments = target.utf8.prefix { $0 != UInt8(ascii: "?") }
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
    // One trailing slash is disregarded, that of "/" too; other empty segments are kept.
    if segments.last?.isEmpty == true { segments.removeLast() }
    guard !path.isUnmatchable else {
      try promise(
        segments.count >= RequestPath.segmentLimit || whole.utf8.count >= RequestPath.lengthLimit,
        "a path within the limits is not matched")
      return
    }
    try promise(path.count == segments.count, "\(path.count) segments, not \(segments.count)")
    for (index, segment) in segments.enumerated() {
      let value = try? path.value(index)
      let expected = decoded(Array(segment))
      try promise(
        value.map { Array($0.utf8) }
          == expected.flatMap { String(validating: $0, as: UTF8.self) }
          .map { Array($0.utf8) },
        "segment \(index) of \(target) is \(value ?? "refused")")
      let alone = RequestPath(target: "/" + String(decoding: Array(segment), as: UTF8.self))
      try promise(
        (tasks.find(alone) != nil) == (expected == Array("tasks".utf8)),
        "segment \(index) of \(target) is read in two ways")
    }
  }

  private static func checkQuery(_ target: String) throws(FuzzFault) {
    let query = target.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst()
    var values: [[UInt8]] = []
    var isWellFormed = true
    for pair in query.split(separator: UInt8(ascii: "&")) {
      let name = pair.prefix { $0 != UInt8(ascii: "=") }
      guard let key = formDecoded(name), let value = formDecoded(pair.dropFirst(name.count + 1))
      else {
        isWellFormed = false
        continue
      }
      if key == Array("a".utf8) { values.append(value) }
    }
    let read = try? list(in: target)
    guard isWellFormed else {
      try promise(read == nil, "a malformed query is read: \(target)")
      return
    }
    let expected = values.map { String(validating: $0, as: UTF8.self) }
    if expected.contains(nil) {
      try promise(read == nil, "a value that is no UTF-8 is read: \(target)")
    } else {
      try promise(
        read?.map { Array($0.utf8) } == values, "the values of \(target) are \(read ?? [])")
    }
  }

  /// What a list `a` is read as.
  private static func list(in target: String) throws -> [String] {
    let list = RequestParameter<[String]>("a", in: .query, shape: .array(.string)) {
      (reader) throws(JSONSyntaxError) in
      try reader.array { (reader) throws(JSONSyntaxError) in try reader.string() }
    }
    var violations = Violations()
    return try list.read(in: QueryString(target: target), &violations) ?? []
  }

  /// Form decoding, by itself.
  private static func formDecoded(_ text: some Collection<UInt8>) -> [UInt8]? {
    decoded(text.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 })
  }

  /// Percent-decoding, by itself.
  private static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%") else {
        result.append(bytes[index])
        index += 1
        continue
      }
      guard index + 2 < bytes.count,
        bytes[(index + 1)...(index + 2)].allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }
        ),
        let byte = UInt8(
          String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      else { return nil }
      result.append(byte)
      index += 3
    }
    return result
  }

  /// A multipart body in memory and the same body in pieces are the same parts, or the same refusal.
  public static let multipart = FuzzCheck("multipart") { (bytes) throws(FuzzFault) in
    let type = MediaType("multipart/form-data; boundary=X")
    let whole = Result { () throws(ProblemDetails) in
      try MultipartForm(bytes, mediaType: type).parts.map { Part($0.name, $0.bytes) }
    }
    let size = 1 + Int(bytes.first ?? 0) % 17
    let pieces = Result { () throws(ProblemDetails) in try parts(of: bytes, size, type) }
    switch (whole, pieces) {
    case (.success(let left), .success(let right)):
      try promise(left == right, "\(left.count) parts whole, \(right.count) in pieces of \(size)")
    case (.failure(let left), .failure(let right)):
      try promise(left.status == right.status, "\(left.status) whole, \(right.status) in pieces")
      try promise((400..<500).contains(left.status), "a malformed body is \(left.status)")
    default: throw FuzzFault("whole and in pieces of \(size) disagree: \(whole), \(pieces)")
    }
    let shape = FormShape([
      .init("a"), .init("b", shape: .json), .init("c", shape: .array(.integer)),
    ])
    guard let form = try? MultipartForm(bytes, mediaType: type), let json = try? form.json(shape)
    else { return }
    try promise((try? JSON.parse(json)) != nil, "a form becomes what is no JSON")
  }

  private struct Part: Equatable {
    var name: [UInt8]
    var bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) {
      self.name = Array(name.utf8)
      self.bytes = bytes
    }
  }

  private static func parts(
    of bytes: [UInt8], _ size: Int, _ type: MediaType?
  ) throws(ProblemDetails) -> [Part] {
    var parser = try MultipartParser(mediaType: type)
    var parts: [Part] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      parser.append(Array(bytes[start..<min(start + size, bytes.count)]))
      while let event = try parser.next() {
        switch event {
        case .part(let headers): parts.append(Part(headers.name, []))
        case .bytes(let bytes): parts[parts.count - 1].bytes += bytes
        case .endOfPart: break
        }
      }
    }
    guard parser.isComplete else { throw .badRequest("The multipart body is incomplete.") }
    return parts
  }

  /// A urlencoded body becomes JSON, or is refused as the client's mistake.
  public static let form = FuzzCheck("form") { (bytes) throws(FuzzFault) in
    do throws(ProblemDetails) {
      let form = try URLEncodedForm(bytes)
      let tree = ParameterShape.object([.init("x", .array(.integer))], additional: .any)
      let shapes = [
        FormShape([]),
        FormShape([.init("a", style: .deepObject, shape: tree), .init("b", shape: .json)]),
      ]
      for shape in shapes {
        let json = try form.json(shape)
        guard (try? JSON.parse(json)) != nil else {
          throw ProblemDetails(status: 500, detail: "a form becomes what is no JSON")
        }
      }
    } catch {
      try promise((400..<500).contains(error.status), error.detail)
    }
  }
}
