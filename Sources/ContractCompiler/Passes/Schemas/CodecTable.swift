// The codec functions of a contract as they are asked for, each made once.

/// Codec functions by their identities, in the order in which they were asked for.
struct CodecTable {
  /// The functions so far.
  private(set) var functions: [CodecFunction] = []
  private var known: [Key: CodecID] = [:]
  private var indices: [CodecID: Int] = [:]

  /// What makes two functions the same.
  private struct Key: Hashable {
    var body: CodecFunction.Body
    var swiftType: SwiftType
    var name: Name
  }

  /// What a function is called, before it is told from others of the name.
  enum Name: Hashable {
    /// After what it reads, wherever that is: all places have it together.
    case shared(String)
    /// After its place, whose rules it has.
    case own(String)

    fileprivate var text: String {
      switch self {
      case .shared(let text), .own(let text): text
      }
    }
  }

  /// The function of an identity that this table has given.
  subscript(_ id: CodecID) -> CodecFunction? { indices[id].map { functions[$0] } }

  /// The function of a body, which is added where there is none yet.
  mutating func function(
    _ body: CodecFunction.Body, _ swiftType: SwiftType, _ name: Name, line: ContractLine,
    _ json: JSONUse
  ) -> CodecID {
    let key = Key(body: body, swiftType: swiftType, name: name)
    if let id = known[key], let index = indices[id] {
      functions[index].json.formUnion(json)
      return id
    }
    var id = CodecID(stem: name.text)
    var number = 2
    while indices[id] != nil {
      id = CodecID(stem: "\(name.text)\(number)")
      number += 1
    }
    known[key] = id
    indices[id] = functions.count
    functions.append(
      CodecFunction(
        id: id, swiftType: swiftType, line: line, body: body, json: json))
    return id
  }
}

extension Value {
  /// What functions that read or write the value are named after.
  var words: String { (isNullable ? "Nullable" : "") + codec.words }
}

extension Codec {
  fileprivate var words: String {
    switch self {
    case .function(let id, _): id.stem
    case .any: "JSON"
    case .bytes: "Bytes"
    case .boolean, .integer, .number, .string, .dateTime, .date, .uuid, .null, .declared:
      swiftType.words
    }
  }
}
