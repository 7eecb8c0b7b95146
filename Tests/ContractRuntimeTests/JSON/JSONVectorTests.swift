// Published vectors through the codec: what must parse, what must be refused, which bits a number
// has, and what must come out as it went in.

import ContractRuntime
import ContractTestSupport
import Foundation
import Testing

@Suite(
  .enabled(if: PublishedData.vectors.isNamed, Comment(rawValue: PublishedData.vectors.absence)))
struct JSONVectorTests {
  @Test func parsing() throws {
    for file in try PublishedData.vectors.files("json-parsing", where: { $0.hasSuffix(".json") }) {
      let bytes = try file.bytes()
      let isAccepted = (try? JSON.parse(bytes)) != nil
      #expect(["y_", "n_", "i_"].contains { file.name.hasPrefix($0) }, "\(file.name)")
      if file.name.hasPrefix("y_") { #expect(isAccepted, "\(file.name)") }
      if file.name.hasPrefix("n_") { #expect(!isAccepted, "\(file.name)") }
      // Skipping and copying must agree with building a tree.
      var violations = Violations()
      let raw = try? JSON.read(bytes, &violations) {
        (reader) throws(JSONSyntaxError) -> [UInt8]? in try reader.rawValue()
      }
      #expect((raw != nil) == isAccepted, "\(file.name)")
    }
  }

  @Test func roundTrip() throws {
    for file in try PublishedData.vectors.files("json-roundtrip") {
      let bytes = try file.bytes()
      #expect(JSON.write(try JSON.parse(bytes)) == bytes, "\(file.name)")
    }
  }

  @Test func ambiguousDocuments() throws {
    for file in try PublishedData.vectors.files("json-transform") {
      let bytes = try file.bytes()
      let value = try? JSON.parse(bytes)
      let written = value.map { String(decoding: JSON.write($0), as: UTF8.self) }
      if file.name.contains("invalid_codepoint") {
        // Lone surrogates, escaped or encoded, are no Unicode text.
        #expect(written == nil, "\(file.name)")
      } else if file.name.hasPrefix("object_same_key") {
        // One of the two, or refused: never both, which readers after this one would tell apart.
        #expect(value == nil || value?.object?.count == 1, "\(file.name)")
      } else if file.name.hasPrefix("object_key_nf") {
        #expect(value?.object?.count == 2, "\(file.name)")
      } else if file.name.hasPrefix("number_") {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(written == text.trimmingCharacters(in: .whitespacesAndNewlines), "\(file.name)")
      } else {
        #expect(written != nil, "\(file.name)")
      }
    }
  }

  @Test func numbers() throws {
    for line in try PublishedData.vectors.lines("json-numbers/numbers.tsv").dropFirst() {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      let text = Array(columns[4].utf8)
      guard columns[0] == "1" else {
        #expect((try? JSON.parse(text)) == nil, "\(columns[4])")
        continue
      }
      let bits = try #require(UInt64(columns[1], radix: 16))
      let value = try #require(try JSON.parse(text).double)
      #expect(value.bitPattern == bits, "\(columns[4])")
      let singleBits = try #require(UInt32(columns[2], radix: 16))
      var violations = Violations()
      let single = try JSON.read(Float.self, from: text, &violations)
      #expect(single?.bitPattern == (Float(bitPattern: singleBits).isFinite ? singleBits : nil))
      guard value.isFinite else { continue }
      #expect(single != nil || violations.items.first?.keyword == "format")
      let written = JSON.write(value)
      #expect(try JSON.parse(written).double?.bitPattern == bits, "\(columns[4])")
      #expect(digits(String(decoding: written, as: UTF8.self)) == digits(String(columns[3])))
    }
  }

  /// The bytes that a string literal of C stands for, its escapes being hexadecimal or of one letter.
  private func bytes(literal: String) -> [UInt8] {
    let letters: [UInt8: UInt8] = [0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9, 0x30: 0]
    var rest = Array(literal.utf8.dropFirst().dropLast())[...]
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte == 0x5C, let code = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      if code == 0x78 {
        let digits = rest.prefix(2)
        bytes.append(UInt8(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(letters[code] ?? code)
      }
    }
    return bytes
  }

  /// The significant digits of a number, which tell whether it is the shortest form.
  private func digits(_ text: String) -> String {
    let mantissa = text.prefix { $0 != "e" && $0 != "E" }.filter(\.isNumber)
    let significant = mantissa.drop { $0 == "0" }
    return String(String(significant.reversed().drop { $0 == "0" }).reversed())
  }

  @Test func conformanceValues() throws {
    for line in try PublishedData.vectors.lines("json-numbers/nativejson-conformance.jsonl") {
      let row = try JSONValue(parsing: line)
      let document = try JSONValue(parsing: try #require(row["json"]?.string))
      let first = try #require(document.array?.first)
      if let bits = row["f64_bits_hex"]?.string {
        #expect(first.double?.bitPattern == UInt64(bits, radix: 16), "\(line)")
      } else {
        let literal = try #require(row["expect_c_literal"]?.string)
        #expect(first.string.map { Array($0.utf8) } == bytes(literal: literal), "\(line)")
      }
    }
  }

  @Test func largeDocumentsSurvive() throws {
    for file in try PublishedData.vectors.files("json-bench") {
      let value = try JSON.parse(try file.bytes())
      let written = JSON.write(value)
      #expect(try JSON.parse(written) == value, "\(file.name)")
    }
  }
}
