// The origins and patterns of CORS_ORIGINS, held against how browsers write an origin (RFC 6454 section
// 6.2): one that is written in another way would never be met. And the fields of CORS_ALLOW_HEADERS.
import ContractServer

enum BrowserOrigin {
  /// Origins and patterns between commas.
  static func list(_ text: String) throws(Complaint) -> [String] {
    var origins: [String] = []
    for item in try Forms.list(text) { origins.append(try check(item)) }
    return origins
  }

  private static func check(_ text: String) throws(Complaint) -> String {
    let shown = "has \(Complaint.quoted(text))"
    if text.contains("*") {
      do throws(OriginPattern.Mistake) { _ = try OriginPattern(text) } catch {
        throw Complaint(
          "\(shown), which \(error.predicate); better name each origin, like https://app.example.com"
        )
      }
      return text
    }
    let address: WebAddress
    do throws(Complaint) {
      address = try WebAddress(text)
    } catch {
      throw Complaint(
        "\(shown), which \(error.predicate); write origins like https://app.example.com, with commas between"
      )
    }
    guard text.utf8.elementsEqual(address.origin.utf8) else {
      throw Complaint("\(shown), which no browser sends as an origin; write '\(address.origin)'")
    }
    return text
  }

  /// Names of header fields between commas.
  static func fieldNames(_ text: String) throws(Complaint) -> [String] {
    let names = try Forms.list(text)
    for name in names where !CORSPolicy.isFieldName(name) {
      throw Complaint(
        "has \(Complaint.quoted(name)), which is no name of a header field; write names like X-Client-Version, with commas between"
      )
    }
    return names
  }
}
