// A path's text taken apart, once for everybody: segments, in each what stands literally and the
// expressions between (OpenAPI 3.1, section 4.8.8; RFC 6570 for operators that some documents write).

/// A path template such as `/users/{id}/report.{format}`.
public struct PathTemplate: Sendable {
  /// The most segments that a request's path is taken apart into, one behind a slash at its end counted
  /// (`RequestPath.segmentLimit` of the Runtime): no request reaches a path that has more.
  public static let segmentLimit = 31

  /// What stands between braces.
  public struct Expression: Sendable {
    /// The text between the braces, such as `id` or `;id*`.
    public let text: String
    /// The parameter that it stands for.
    ///
    /// RFC 6570's operators and modifiers, which some documents write (`{;id}`, `{id*}`), are left
    /// out: the parameter's `style` and `explode` say the same.
    public let name: Name
  }

  /// What stands between two slashes.
  public struct Segment: Sendable {
    /// The literals around the expressions: always one more than there are expressions.
    public let literals: [String]
    /// The expressions in order.
    public let expressions: [Expression]

    /// Whether it is one expression and no literal.
    public var isParameter: Bool { expressions.count == 1 && literals.allSatisfy(\.isEmpty) }
  }

  /// A place of an expression.
  public struct Position: Sendable, Hashable {
    /// The index of the segment.
    public let segment: Int
    /// The index of the expression in its segment.
    public let expression: Int
  }

  /// The segments, without the empty one behind a trailing slash.
  public let segments: [Segment]
  /// Whether the path ends with a slash that is not its first.
  public let hasTrailingSlash: Bool

  /// The places of all expressions in order.
  public var positions: [Position] {
    segments.indices.flatMap { segment in
      segments[segment].expressions.indices.map { Position(segment: segment, expression: $0) }
    }
  }

  /// The names of the parameters in order.
  public var names: [Name] { segments.flatMap { $0.expressions.map(\.name) } }

  /// The expression at a place of this template.
  public subscript(_ position: Position) -> Expression {
    segments[position.segment].expressions[position.expression]
  }

  /// Where a parameter stands; `nil` where the template does not name it. Names compare by bytes.
  public func position(of name: Name) -> Position? {
    positions.first { self[$0].name == name }
  }

  /// The text with every parameter's name left out and its literals normalised: equal for paths that
  /// match the same requests.
  public var shape: [UInt8] {
    var bytes: [UInt8] = []
    for segment in segments {
      bytes.append(UInt8(ascii: "/"))
      for (index, literal) in segment.literals.enumerated() {
        if index > 0 { bytes += Array("{}".utf8) }
        bytes += Array(PathLiteral.normalised(literal).utf8)
      }
    }
    if hasTrailingSlash { bytes.append(UInt8(ascii: "/")) }
    return bytes
  }

  /// Why a text is no template, in words.
  struct Malformed: Error {
    let reason: String
  }

  /// Takes a path of a checked document apart; `nil` where it is malformed.
  public init?(_ path: Name) {
    do throws(Malformed) { self = try PathTemplate(checking: path) } catch { return nil }
  }

  init(checking path: Name) throws(Malformed) {
    var reader = PathTemplateReader(path.text)
    let segments = try reader.segments()
    // A path begins with a slash, so what precedes it is empty and no segment.
    var own = segments.dropFirst()
    let endsWithSlash = own.last?.expressions.isEmpty == true && own.last?.literals == [""]
    hasTrailingSlash = endsWithSlash && own.count > 1
    if endsWithSlash { own.removeLast() }
    self.segments = Array(own)
  }
}

/// Reads the text of a template from its first byte to its last.
private struct PathTemplateReader {
  private var rest: ArraySlice<UInt8>
  private var names: Set<Name> = []
  private var done: [PathTemplate.Segment] = []
  private var literals: [String] = []
  private var expressions: [PathTemplate.Expression] = []
  private var literal: [UInt8] = []

  init(_ path: String) { rest = Array(path.utf8)[...] }

  mutating func segments() throws(PathTemplate.Malformed) -> [PathTemplate.Segment] {
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "/"): endSegment()
      case UInt8(ascii: "{"): try readExpression()
      case UInt8(ascii: "}"): throw PathTemplate.Malformed(reason: "a '}' without its '{'")
      case let other: literal.append(other)
      }
    }
    endSegment()
    return done
  }

  private mutating func endLiteral() {
    literals.append(String(decoding: literal, as: UTF8.self))
    literal = []
  }

  private mutating func endSegment() {
    endLiteral()
    done.append(PathTemplate.Segment(literals: literals, expressions: expressions))
    literals = []
    expressions = []
  }

  /// Reads from behind a '{' to behind its '}'.
  private mutating func readExpression() throws(PathTemplate.Malformed) {
    guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
      throw PathTemplate.Malformed(reason: "a '{' without its '}'")
    }
    let bytes = rest[..<end]
    rest = rest[(end + 1)...]
    let text = String(decoding: bytes, as: UTF8.self)
    let name = Name(String(decoding: Self.withoutOperators(bytes), as: UTF8.self))
    if name.text.isEmpty || bytes.contains(UInt8(ascii: "{")) || bytes.contains(UInt8(ascii: "/")) {
      throw PathTemplate.Malformed(reason: "'{\(text)}' is no name")
    }
    guard names.insert(name).inserted else {
      throw PathTemplate.Malformed(reason: "'{\(name)}' stands in it twice")
    }
    if literal.isEmpty, let before = expressions.last {
      throw PathTemplate.Malformed(
        reason:
          "nothing stands between '{\(before.text)}' and '{\(text)}', so that nobody can tell "
          + "where the first one ends")
    }
    endLiteral()
    expressions.append(PathTemplate.Expression(text: text, name: name))
  }

  private static func withoutOperators(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name = text
    if let first = name.first, ".;+".utf8.contains(first) { name.removeFirst() }
    if name.last == UInt8(ascii: "*") { name.removeLast() }
    return name
  }
}
