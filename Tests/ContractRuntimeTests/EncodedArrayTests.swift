// Arrays that are written item by item: the same bytes as an array of values gives.
import ContractRuntime
import Testing

struct EncodedArrayTests {
  private static func json(_ texts: [[UInt8]]) -> String {
    var items = EncodedArray<String>.Encoder()
    for text in texts { items.append { (writer) in writer.string(text.span) } }
    #expect(items.count == texts.count)
    let array = items.finish()
    #expect(array.count == texts.count)
    return String(decoding: array.json, as: UTF8.self)
  }

  @Test(arguments: [
    [], [""], ["a"], ["a", "b"], ["\"", "\\", "\n\u{0}\u{1f}\u{7f}"],
    ["Ünï", "👩‍👩‍👧", "e\u{301}", "eight888 and a ü", "\u{2028}"],
    (0..<40).map { (length) in String(repeating: "x", count: length) + "\"" },
    (0..<40).map { (length) in String(repeating: "x", count: length) + "ü" },
    [String(repeating: "long ", count: 50_000)],
  ])
  func itemsAreWrittenAsTheirValuesAre(texts: [String]) {
    var writer = JSONWriter()
    writer.array(texts) { (writer, text) in writer.string(text) }
    let expected = String(decoding: writer.finish(), as: UTF8.self)
    #expect(Self.json(texts.map { (text) in Array(text.utf8) }).utf8.elementsEqual(expected.utf8))
  }

  /// Bytes that are no UTF-8 never reach a client: they are replaced as in a `String`.
  @Test(arguments: [
    [0xFF], [0x61, 0xC3], [0xC3, 0x28], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x92],
    [0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80], Array("12345678".utf8) + [0xFE, 0x22],
  ])
  func illFormedTextIsReplaced(bytes: [UInt8]) {
    var writer = JSONWriter()
    writer.string(String(decoding: bytes, as: UTF8.self))
    let expected = String(decoding: writer.finish(), as: UTF8.self)
    #expect(Self.json([bytes]) == "[\(expected)]")
    #expect(expected.unicodeScalars.contains("\u{FFFD}"))
  }
}
