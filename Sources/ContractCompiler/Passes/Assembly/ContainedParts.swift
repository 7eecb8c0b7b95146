// What the types and codec functions of a contract contain, as both passes over them see it.

/// A type or a codec function.
enum ContractPart: Hashable {
  case type(TypePath)
  case function(CodecID)
}

extension Codec {
  /// The part that it stands for; `nil` for one of the Runtime's own.
  var part: ContractPart? {
    switch self {
    case .declared(let path): .type(path)
    case .function(let id, _): .function(id)
    case .boolean, .integer, .number, .string, .bytes, .dateTime, .date, .uuid, .any, .null: nil
    }
  }
}

extension TypeDeclaration.Kind {
  /// The values that a value of the type stores itself, not in a collection.
  var storedValues: [Value] {
    switch self {
    case .structure(let structure): structure.properties.map(\.value)
    case .union(let union): union.variants.map(\.value)
    case .enumeration, .nameSpace: []
    }
  }

  /// The values in the type's collection of members without a property.
  var otherValues: [Value] {
    switch self {
    case .structure(let structure):
      switch structure.additional {
      case .kept(_, let value): [value]
      case .ignored, .refused: []
      }
    case .union, .enumeration, .nameSpace: []
    }
  }
}

extension CodecFunction.Body {
  /// The codec of what it reads.
  var inner: Codec {
    switch self {
    case .array(let item, _), .map(let item, _, _): item.codec
    case .checked(let codec, _): codec
    }
  }

  /// The codec of a value that is stored as it is; `nil` for the items of a collection.
  var storedInner: Codec? {
    switch self {
    case .checked(let codec, _): codec
    case .array, .map: nil
    }
  }
}
