// Published vectors through the codec: what must parse, what must be refused, which bits a number
// has, and what must come out as it went in.

import ContractRuntime
import Foundation
import Testing

@Suite struct JSONVectorTests {
  @Test(.enabled(if: JSONVectors.has("json-parsing"), "TEST_VECTORS has no json-parsing"))
  func parsing() throws {
    let files = try JSONVectors.files("json-parsing")
    #expect(files.count > 100)
    for file in files {
      let isAccepted = (try? JSON.parse(file.bytes)) != nil
      if file.name.hasPrefix("y_") { #expect(isAccepted, "\(file.name)") }
      if file.name.hasPrefix("n_") { #expect(!isAccepted, "\(file.name)") }
      // Skipping and copying must agree with building a tree.
      var violations = Violations()
      let raw = try? JSON.read(file.bytes, &violations) {
        (reader) throws(JSONSyntaxError) -> [UInt8]? in try reader.rawValue()
      }
      #expect((raw != nil) == isAccepted, "\(file.name)")
    }
  }

  @Test(.enabled(if: JSONVectors.has("json-roundtrip"), "TEST_VECTORS has no json-roundtrip"))
  func roundTrip() throws {
    for file in try JSONVectors.files("json-roundtrip") {
      #expect(JSON.write(try JSON.parse(file.bytes)) == file.bytes, "\(file.name)")
    }
  }

  @Test(.enabled(if: JSONVectors.has("json-transform"), "TEST_VECTORS has no json-transform"))
  func ambiguousDocuments() throws {
    for file in try JSONVectors.files("json-transform") {
      let written = (try? JSON.parse(file.bytes)).map {
        String(decoding: JSON.write($0), as: UTF8.self)
      }
      if file.name.contains("invalid_codepoint") {
        // Lone surrogates, escaped or encoded, are no Unicode text.
        #expect(written == nil, "\(file.name)")
      } else if file.name.hasPrefix("object_same_key") {
        #expect(try JSON.parse(file.bytes).object?.count == 1, "\(file.name)")
      } else if file.name.hasPrefix("object_key_nf") {
        #expect(try JSON.parse(file.bytes).object?.count == 2, "\(file.name)")
      } else if file.name.hasPrefix("number_") {
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(written == text.trimmingCharacters(in: .whitespacesAndNewlines), "\(file.name)")
      } else {
        #expect(written != nil, "\(file.name)")
      }
    }
  }

  @Test(.enabled(if: JSONVectors.has("json-numbers"), "TEST_VECTORS has no json-numbers"))
  func numbers() throws {
    var checked = 0
    for line in try JSONVectors.lines("json-numbers/numbers.tsv").dropFirst() {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      let text = Array(columns[4].utf8)
      checked += 1
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
    #expect(checked > 5_000)
  }

  /// The significant digits of a number, which tell whether it is the shortest form.
  private func digits(_ text: String) -> String {
    let mantissa = text.prefix { $0 != "e" && $0 != "E" }.filter(\.isNumber)
    let significant = mantissa.drop { $0 == "0" }
    return String(String(significant.reversed().drop { $0 == "0" }).reversed())
  }

  @Test(.enabled(if: JSONVectors.has("json-numbers"), "TEST_VECTORS has no json-numbers"))
  func conformanceValues() throws {
    for line in try JSONVectors.lines("json-numbers/nativejson-conformance.jsonl") {
      let row = try JSONValue(parsing: String(line))
      let document = try JSONValue(parsing: try #require(row["json"]?.string))
      let first = try #require(document.array?.first)
      if let bits = row["f64_bits_hex"]?.string {
        #expect(first.double?.bitPattern == UInt64(bits, radix: 16), "\(line)")
      } else {
        #expect(first.string != nil, "\(line)")
      }
    }
  }

  @Test(.enabled(if: JSONVectors.has("json-bench"), "TEST_VECTORS has no json-bench"))
  func largeDocumentsSurvive() throws {
    for file in try JSONVectors.files("json-bench") {
      let value = try JSON.parse(file.bytes)
      let written = JSON.write(value)
      #expect(try JSON.parse(written) == value, "\(file.name)")
    }
  }
}
