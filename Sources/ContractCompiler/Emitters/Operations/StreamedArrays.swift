// Contract -> which responses can be given as a stream of items, and what the cases for it are called.

/// The arrays that operations may answer with item by item: those of which nothing has to be known
/// as a whole, such as whether items are alike.
struct StreamedArrays {
  /// The types of the items, by the names of the functions that make responses with them.
  private let items: [String: SwiftType]

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

  /// The stream that a response may have in place of its array.
  func type(of response: ResponsePlan) -> SwiftType? {
    guard !response.status.isError else { return nil }
    return response.contentFunction.flatMap { items[$0] }.map { .generic(.arrayStream, $0) }
  }

  /// The same for the function that makes such responses.
  func type(of function: ContentFunction) -> SwiftType? {
    items[function.name].map { .generic(.arrayStream, $0) }
  }

  /// The case beside the one for the array, such as `okStream`.
  static func caseName(_ response: ResponsePlan) -> String {
    ReservedNames.label(response.caseName) + "Stream"
  }
}

extension ContentFunction {
  /// The one value of the content, if it is JSON.
  var streamedValue: Value? {
    if case .byCase = selection { return nil }
    guard case .json(let value) = contents[0].format, !value.isNullable else { return nil }
    return value
  }
}
