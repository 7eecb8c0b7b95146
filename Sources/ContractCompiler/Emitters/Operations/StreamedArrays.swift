// Contract -> which responses can be given item by item, and what the cases for it are called.

/// The arrays that operations may answer with item by item: those of which nothing has to be known
/// as a whole, such as whether items are alike.
struct StreamedArrays {
  /// The types of the items, by the names of the functions that make responses with them.
  private let items: [String: SwiftType]

  /// A way to answer with the items, beside an array of values.
  enum Form: CaseIterable {
    /// JSON that was written item by item.
    case encoded
    /// Items that are made while they are sent.
    case stream

    /// The type of the body, of items of a type.
    func type(_ item: SwiftType) -> SwiftType {
      switch self {
      case .encoded: .generic(.encodedArray, item)
      case .stream: .generic(.arrayStream, item)
      }
    }

    /// The case beside the one for the array, such as `okStream`.
    func caseName(_ response: ResponsePlan) -> String {
      let name = ReservedNames.bare(response.caseName)
      return switch self {
      case .encoded: name + "Encoded"
      case .stream: name + "Stream"
      }
    }

    /// What the name of the function that makes the response begins with.
    var verb: String {
      switch self {
      case .encoded: "encoded"
      case .stream: "stream"
      }
    }

    /// What the case is for.
    var documentation: String {
      switch self {
      case .encoded: "The same from JSON that was written item by item, without values of them."
      case .stream: "The same from items that are made while they are sent, for long arrays."
      }
    }
  }

  init(_ contract: Contract) {
    let responses = contract.operations.flatMap(\.responses).filter { !$0.status.isError }
    let used = Set(responses.compactMap(\.contentFunction))
    var plainArrays: Set<CodecID> = []
    for codec in contract.codecs {
      guard case .array(_, let rules) = codec.body, rules == ArrayRules() else { continue }
      plainArrays.insert(codec.id)
    }
    var items: [String: SwiftType] = [:]
    for function in contract.contents where used.contains(function.name) {
      guard let value = function.streamedValue, case .function(let id, _) = value.codec,
        plainArrays.contains(id), case .array(let item) = function.swiftType
      else { continue }
      items[function.name] = item
    }
    self.items = items
  }

  /// The type of the items of a response, where it may be given item by item.
  func item(of response: ResponsePlan) -> SwiftType? {
    guard !response.status.isError else { return nil }
    return response.contentFunction.flatMap { items[$0] }
  }

  /// The same for the function that makes such responses.
  func item(of function: ContentFunction) -> SwiftType? { items[function.name] }

  /// Whether items of a type are written from their members too.
  func areItems(_ type: TypeDeclaration) -> Bool { items.values.contains(.declared(type.path)) }
}

extension ContentFunction {
  /// The one value of the content, if it is JSON.
  var streamedValue: Value? {
    if case .byCase = selection { return nil }
    guard case .json(let value) = contents[0].format, !value.isNullable else { return nil }
    return value
  }
}
