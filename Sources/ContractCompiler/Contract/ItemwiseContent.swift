// Arrays that an operation may answer with item by item, beside an array of values.

/// An array whose items can be given one by one.
struct ItemwiseContent: Sendable {
  /// The array as a value, with its codec.
  var array: Value
  /// The type of its items.
  var item: SwiftType
}

/// A way to give the items of an array one by one.
///
/// The raw value is what the functions that make such responses begin with, and, with a capital letter,
/// what the cases end with.
enum ItemwiseForm: String, CaseIterable, Sendable {
  /// JSON that was written item by item.
  case encoded
  /// Items that are made while they are sent.
  case stream
}

/// A case of an output that gives an array item by item.
struct ItemwiseCase: Sendable {
  /// The name, such as `okStream`.
  var name: String
  var form: ItemwiseForm
  /// The type of what the case carries.
  var swiftType: SwiftType
}

extension ItemwiseForm {
  /// The type of the body, of items of a type.
  func type(_ item: SwiftType) -> SwiftType {
    switch self {
    case .encoded: .generic(.encodedArray, item)
    case .stream: .generic(.arrayStream, item)
    }
  }
}
