// A type of TypeScript as it is decided on, without a text: what a printer writes down.

import OpenAPIDocument

/// A type of TypeScript.
indirect enum TypeExpression: Hashable, Sendable {
  /// The types that the language and the browser have.
  enum Keyword: String, Sendable {
    case string, number, boolean, null, unknown, never, undefined
    case blob = "Blob"
    case bufferSource = "BufferSource"
  }

  /// A value that is a type of its own.
  enum Literal: Hashable, Sendable {
    case string(Name)
    /// A number as it is written in the source.
    case number(String)
    case boolean(Bool)
  }

  case keyword(Keyword)
  case literal(Literal)
  /// A declared type, by its name in the file.
  case reference(String)
  case array(TypeExpression)
  case tuple([TupleItem], rest: TypeExpression?)
  case object(ObjectType)
  case union([TypeExpression])
  case intersection([TypeExpression])

  /// An item of a tuple.
  struct TupleItem: Hashable, Sendable {
    var type: TypeExpression
    var isOptional: Bool
  }

  static let string = TypeExpression.keyword(.string)
  static let number = TypeExpression.keyword(.number)
  static let boolean = TypeExpression.keyword(.boolean)
  static let null = TypeExpression.keyword(.null)
  static let unknown = TypeExpression.keyword(.unknown)
  static let never = TypeExpression.keyword(.never)
  /// Bytes as `fetch` takes them.
  static let bytes = TypeExpression.union([.keyword(.blob), .keyword(.bufferSource)])

  /// Any of some types, each once, `null` last; `unknown` is all of them.
  static func anyOf(_ types: [TypeExpression]) -> TypeExpression {
    var flat: [TypeExpression] = []
    var seen: Set<TypeExpression> = []
    for type in types.flatMap(\.alternatives) where type != .never && seen.insert(type).inserted {
      flat.append(type)
    }
    if flat.contains(.unknown) { return .unknown }
    if let null = flat.firstIndex(of: .null) { flat.append(flat.remove(at: null)) }
    switch flat.count {
    case 0: return .never
    case 1: return flat[0]
    default: return .union(flat)
    }
  }

  /// All of some types together; `unknown` adds nothing.
  static func allOf(_ types: [TypeExpression]) -> TypeExpression {
    var flat: [TypeExpression] = []
    for type in types where type != .unknown && !flat.contains(type) { flat.append(type) }
    switch flat.count {
    case 0: return .unknown
    case 1: return flat[0]
    default: return .intersection(flat)
    }
  }

  /// The alternatives of a union, or the type itself.
  var alternatives: [TypeExpression] {
    if case .union(let types) = self { types } else { [self] }
  }

  /// The type without `null`.
  var withoutNull: TypeExpression { .anyOf(alternatives.filter { $0 != .null }) }
}

/// The type of an object.
struct ObjectType: Hashable, Sendable {
  /// A member.
  struct Member: Hashable, Sendable {
    var name: Name
    var type: TypeExpression
    var isOptional: Bool
    var documentation: [String] = []
    var isDeprecated = false
  }

  var members: [Member] = []
  /// The type of members that are not listed; nil where nothing is said about them.
  var others: TypeExpression?
  /// What is known of the other members beyond their type.
  var othersNote: String?
}

/// A named type of the file.
struct TypeDeclaration {
  var name: String
  var documentation: [String]
  var isDeprecated: Bool
  var type: TypeExpression
}
