// Parameters: how each is read wherever an operation has it, and from where one operation reads it.

import ContractModel
import OpenAPIDocument

/// A parameter of an operation: how it is read, and from where.
struct InputParameter: Sendable {
  var declaration: ParameterPlan
  /// The member of `Input`.
  var swiftName: String
  /// The variable that holds the value until it is there.
  var local: String
  var source: Source
  /// It is not part of `Input`: the security hook hands it over as `Owner`.
  var isOwner: Bool
  /// The names of other parameters, where this is an object that would take them for its members.
  var others: [Name] = []

  /// Where the text is found.
  enum Source: Sendable {
    case path(PathPosition)
    case query
    case header
    case cookie
    /// The owner whom the security hook has made of it, decoded and compared.
    case owner
  }
}

/// Where the path of an operation names the owner.
struct OwnerPosition: Sendable {
  /// The name in the path's template.
  var parameter: Name
  var path: PathPosition
}

/// A place in the path.
struct PathPosition: Sendable, Hashable {
  var segment: Int
  /// The literals around the segment's parameters, where there is more in it than one parameter.
  var literals: [Name]
  /// The index among the segment's parameters.
  var index: Int
  /// Whether the segment is the parameter and nothing else.
  var isWhole: Bool
}

/// How a parameter is read, wherever an operation has it.
struct ParameterPlan: Sendable {
  var reader: ParameterReader
  /// What its text is on the wire, and whether its members are names of the request.
  var shape: WireShape
  var isTakenApart: Bool
  /// Whether the request must have it.
  var isRequired: Bool
  var value: Value
  /// The type of the member of `Input`.
  var memberType: SwiftType
  /// Swift source of the value where it is absent; `nil` where there is none but Swift's own.
  var defaultValue: String?
  /// Where the emitted code declares how the parameter is read.
  var constant: Constant
  var documentation: [String]
  var line: ContractLine
  var isDeprecated: Bool

  var name: Name { reader.name }
  var location: ParameterReader.Location { reader.location }

  /// The constant that says how a parameter is read.
  enum Constant: Sendable {
    /// A member of the operation's `Input`.
    case own(String)
    /// A member of `Parameters`, for a component that operations share.
    case shared(String)

    var name: String {
      switch self {
      case .own(let name), .shared(let name): name
      }
    }
  }
}

/// How the text of a parameter becomes its value.
struct ParameterReader: Sendable, Hashable {
  var name: Name
  var location: Location
  /// Whether it is a violation that it is absent; a path always has its parameters.
  var mustBeThere: Bool
  var allowsEmptyValue: Bool
  var reading: Reading

  /// Where a parameter is declared to be.
  enum Location: String, Sendable { case path, query, querystring, header, cookie }

  /// How a text becomes a value.
  enum Reading: Sendable, Hashable {
    /// The text is the scalar; where `isNullable`, `null` and the empty text are no value.
    case scalar(ScalarReading, isNullable: Bool)
    /// The text becomes JSON of a form, which the codec reads; where `isNullable`, JSON text `null` is no
    /// value.
    case json(Codec, WireForm, Style, isNullable: Bool)
    /// The whole query is the value; where `isNullable`, JSON `null` is no value.
    case wholeQuery(Codec, QueryContent, isNullable: Bool)

    /// Text without rules.
    static let anyText = Reading.scalar(.string(StringRules()), isNullable: false)
    /// Either of the two.
    static let anyBoolean = Reading.scalar(.boolean, isNullable: false)
  }

  /// How a whole query stands for its value.
  enum QueryContent: Sendable, Hashable {
    case form(FormPlan)
    case json
    case text(WireForm)
  }

  /// How a value is written.
  enum Style: Sendable, Hashable {
    /// As the location has it where nothing is said.
    case ofLocation
    case named(String, explode: Bool)
  }
}

/// The rules of a scalar's text.
enum ScalarReading: Sendable, Hashable {
  case boolean
  case integer(IntegerRules)
  case number(NumberRules)
  case string(StringRules)
  /// Base64, by the keyword that says so.
  case base64(Keyword)
  case dateTime
  case date
  case uuid
  /// One of the texts of an emitted enumeration, by the keyword that lists them.
  case texts(SwiftType, by: Keyword)
  /// One of the whole numbers of an emitted enumeration.
  case integers(SwiftType, IntegerRules, by: Keyword)

  /// The enumeration that it is one of.
  var enumeration: TypePath? {
    switch self {
    case .texts(.declared(let path), _), .integers(.declared(let path), _, _): path
    case .texts, .integers, .boolean, .integer, .number, .string, .base64, .dateTime, .date, .uuid:
      nil
    }
  }
}
