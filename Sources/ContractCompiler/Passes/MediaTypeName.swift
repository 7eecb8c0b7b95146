// What a media type is, by the name that a contract gives it.

/// A media type's name as a contract writes it.
struct MediaTypeName {
  /// Type and subtype in lower case, without parameters.
  let essence: String

  init(_ text: String) {
    let main = text.split(separator: ";").first.map(String.init) ?? text
    essence = main.lowercased().filter { !$0.isWhitespace }
  }

  var isJSON: Bool {
    essence == "application/json" || essence.hasSuffix("+json") || essence == "text/json"
  }
  var isAny: Bool { essence == "*/*" }
  var isForm: Bool { essence == "application/x-www-form-urlencoded" }
  var isMultipart: Bool { essence.hasPrefix("multipart/") }
  var isText: Bool { essence.hasPrefix("text/") && essence != "text/json" && essence != "text/xml" }
}
