// The origins of CORS_ORIGINS, held against how browsers write an origin (RFC 6454 section 6.2):
// one that is written in another way would never be met.

enum BrowserOrigin {
  /// Origins between commas.
  static func list(_ text: String) throws(Complaint) -> [String] {
    var origins: [String] = []
    for item in try Forms.list(text) { origins.append(try check(item)) }
    return origins
  }

  private static func check(_ text: String) throws(Complaint) -> String {
    let shown = "has \(Complaint.quoted(text))"
    guard !text.contains("*") else {
      throw Complaint(
        "\(shown), but a wildcard would let sites of strangers read users' tasks; name each origin, like https://app.example.com"
      )
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
}
