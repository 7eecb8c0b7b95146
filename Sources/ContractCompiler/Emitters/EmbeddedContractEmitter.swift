// Contract -> EmbeddedContract.swift: the contract's bytes as string literals, which compile at once.

/// Prints the embedded contract.
enum EmbeddedContractEmitter {
  /// The text of EmbeddedContract.swift.
  static func emit(_ contract: Contract) -> String {
    var printer = SourcePrinter(
      contract, about: "The contract itself, as the server publishes it.")
    let embedded = contract.embedded
    printer.print(
      """

      // swift-format-ignore
      /// The contract that this module was generated from.
      \(printer.access)enum EmbeddedContract {
        /// The title.
        \(printer.access)static let title: String = \(SwiftLiteral.string(embedded.title))
        /// The version.
        \(printer.access)static let version: String = \(SwiftLiteral.string(embedded.version))
        /// The media type of the source.
        \(printer.access)static let mediaType: StaticString = "\(embedded.mediaType)"
        /// The strong entity tag (RFC 9110 section 8.8.3) of the source, with its quotes.
        \(printer.access)static let sourceTag: String = \(SwiftLiteral.string(embedded.sourceTag))
        /// The strong entity tag of the JSON, with its quotes.
        \(printer.access)static let jsonTag: String = \(SwiftLiteral.string(embedded.jsonTag))
        /// The contract byte for byte.
        \(printer.access)static let source: [UInt8] = sourceText.utf8Bytes
        /// The contract as JSON.
        \(printer.access)static let json: [UInt8] = jsonText.utf8Bytes

      """)
    var text = printer.text
    text += "  private static let sourceText: StaticString = \(literal(embedded.source))\n\n"
    text += "  private static let jsonText: StaticString = \(literal(embedded.json))\n}\n"
    return text
  }

  /// A string literal of these UTF-8 bytes: raw and over many lines where that changes no byte.
  private static func literal(_ bytes: [UInt8]) -> String {
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 }
    let text = String(decoding: bytes, as: UTF8.self)
    guard isPlain, text.utf8.elementsEqual(bytes) else { return SwiftLiteral.string(text) }
    let marks = String(repeating: "#", count: longestHashRun(bytes) + 1)
    return "\(marks)\"\"\"\n\(text)\n\"\"\"\(marks)"
  }

  private static func longestHashRun(_ bytes: [UInt8]) -> Int {
    var longest = 0
    var run = 0
    for byte in bytes {
      run = byte == 0x23 ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
