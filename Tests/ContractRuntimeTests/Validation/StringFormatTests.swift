// Formats as assertions: every published vector, and tables for the formats without vectors.

import ContractRuntime
import ContractTestSupport
import Testing

@Suite(
  .enabled(if: PublishedData.vectors.isNamed, Comment(rawValue: PublishedData.vectors.absence)))
struct StringFormatVectorTests {
  typealias Check = @Sendable (String) -> Bool

  static let checks: [String: Check] = [
    "date-time": { StringFormat.isDateTime($0) }, "date": { StringFormat.isDate($0) },
    "time": { StringFormat.isTime($0) }, "duration": { StringFormat.isDuration($0) },
    "email": { StringFormat.isEmail($0) }, "hostname": { StringFormat.isHostname($0) },
    "ipv4": { StringFormat.isIPv4($0) }, "ipv6": { StringFormat.isIPv6($0) },
    "regex": { StringFormat.isRegex($0) }, "uri": { StringFormat.isURI($0) },
    "uri-reference": { StringFormat.isURIReference($0) },
    "json-pointer": { StringFormat.isJSONPointer($0) }, "uuid": { StringFormat.isUUID($0) },
  ]

  /// Every text of the suite that stands under a format, where formats are assertions.
  @Test func formats() throws {
    var count = 0
    var skipped = SkippedCases()
    for group in try JSONSchemaGroup.all() where group.areFormatsAsserted {
      guard let format = group.schema["format"] as? String else { continue }
      guard let check = Self.checks[format] else {
        skipped.add("the format '\(format)', which is not enforced")
        continue
      }
      for test in group.tests {
        guard let text = test.data as? String else { continue }
        count += 1
        #expect(
          check(text) == test.isValid,
          "\(group.title)/\(test.description): \(text.debugDescription)")
      }
    }
    if count == 0 { skipped.add("formats: no group of them is there") }
    skipped.report("json-schema, formats")
  }

  /// Lengths count Unicode scalars, whatever the file that says so.
  @Test func lengths() throws {
    var count = 0
    var skipped = SkippedCases()
    let keywords: Set = ["minLength", "maxLength"]
    for group in try JSONSchemaGroup.all()
    where !group.keywords.isEmpty && group.keywords.isSubset(of: keywords) {
      for test in group.tests {
        guard let text = test.data as? String else { continue }
        var holds = true
        if let minimum = group.schema["minLength"] as? Double {
          holds = holds && TextLength.isAtLeast(Int(minimum), text)
        }
        if let maximum = group.schema["maxLength"] as? Double {
          holds = holds && TextLength.isAtMost(Int(maximum), text)
        }
        count += 1
        #expect(holds == test.isValid, "\(group.title)/\(test.description)")
      }
    }
    if count == 0 { skipped.add("lengths: no group of them alone is there") }
    skipped.report("json-schema")
  }
}

@Suite struct StringFormatTests {
  @Test(
    arguments: [
      ("", true), ("/", true), ("/foo/0", true), ("/~0~1", true), ("/~", false), ("/~2", false),
      ("foo", false), ("#/foo", false), ("/~0~", false), ("/ /\"", true),
    ] as [(String, Bool)])
  func jsonPointer(text: String, isValid: Bool) {
    #expect(StringFormat.isJSONPointer(text) == isValid)
  }

  @Test(
    arguments: [
      ("0", true), ("1/0", true), ("2#", true), ("0#", true), ("01", false), ("", false),
      ("-1/a", false), ("0##", false), ("/a", false), ("120/foo/bar", true), ("1~0", false),
    ] as [(String, Bool)])
  func relativeJSONPointer(text: String, isValid: Bool) {
    #expect(StringFormat.isRelativeJSONPointer(text) == isValid)
  }

  @Test(
    arguments: [
      ("http://example.com/dictionary/{term:1}/{term}", true), ("/{a,b}{?c*}{&d}{#e}", true),
      ("http://example.com/dictionary/{term:1}/{term", false), ("{}", false), ("{a}}", false),
      ("{{a}", false), ("{a b}", false), ("{a:0}", false), ("{a:10000}", false), ("a b", false),
      ("{%41}", true), ("/%zz", false), ("{a.b}", true), ("{.a}", true), ("{a.}", false),
      ("{a..b}", false), ("{..a}", false), ("{a.b.c}", true), ("{a,,b}", false), ("a'b", true),
      ("a\"b", false), ("a\u{7F}", false), ("a\u{85}", false), ("a\u{A0}", true),
      ("a\u{FFFE}", false), ("a\u{1FFFF}", false), ("a\u{E0001}", false),
      ("a\u{E000}", true), ("a\u{10FFFF}", false), ("\u{E9}{a}", true),
    ] as [(String, Bool)])
  func uriTemplate(text: String, isValid: Bool) {
    #expect(StringFormat.isURITemplate(text) == isValid)
  }

  @Test(
    arguments: [
      ("http://\u{192}\u{F8}\u{F8}.\u{DF}\u{E5}r/?\u{2202}\u{E9}\u{153}=\u{960}ux#\u{E9}", true),
      ("http://2001:0db8:85a3:0000:0000:8a2e:0370:7334", false), ("http://a/\u{E000}", false),
      ("http://a/?\u{E000}", true), ("/abc", false), ("http://a/\u{FFFE}", false), ("a:", true),
      ("http://[v1.a:b]/", true), ("http://[v.a]/", false), ("http://a:b/", false),
      ("http://a:8080/", true), ("http://a:/", true), ("http://u@v@w/", false),
      ("http://[::1]x/", false), ("http://a/\u{E0001}", false), ("http://a/?\u{FFFFE}", false),
      ("http://a/?\u{F0000}", true),
    ] as [(String, Bool)])
  func iri(text: String, isValid: Bool) {
    #expect(StringFormat.isIRI(text) == isValid)
  }

  @Test(
    arguments: [
      ("\u{C2E4}\u{B840}@\u{C2E4}\u{B840}.\u{D14C}\u{C2A4}\u{D2B8}", true), ("2962", false),
      ("joe.bloggs@example.com", true), ("a@b@c", false), ("\u{E9}@example.com", true),
    ] as [(String, Bool)])
  func idnEmail(text: String, isValid: Bool) {
    #expect(StringFormat.isIDNEmail(text) == isValid)
  }

  @Test(
    arguments: [
      ("\u{C2E4}\u{B840}.\u{D14C}\u{C2A4}\u{D2B8}", true), ("b\u{FC}cher.example", true),
      ("\u{C2E4}\u{3002}\u{D14C}", true), ("\u{302E}\u{C2E4}", false), ("l\u{B7}l", true),
      ("a\u{B7}l", false), ("\u{2665}.example", false), ("xn--bcher-kva", true), ("", false),
      ("Stra\u{DF}e", false), ("stra\u{DF}e", true), (".", false), ("a..b", false),
      ("\u{E9}" + String(repeating: "a", count: 60), false), ("-\u{E9}", false),
      ("ab--\u{E9}", false),
    ] as [(String, Bool)])
  func idnHostname(text: String, isValid: Bool) {
    #expect(StringFormat.isIDNHostname(text) == isValid)
  }

  /// The Bidi rule and its six conditions (RFC 5893 section 2).
  @Test(
    arguments: [
      ("\u{5D0}", true), ("\u{5D0}\u{5D1}.example", true), ("\u{627}\u{628}.com1", true),
      // 1: the first character.
      ("0\u{627}", false), ("1\u{5D0}", false), ("\u{660}\u{627}", false),
      ("0a.\u{5D0}", false), ("0a.b", true), ("\u{5D0}.0", false), ("1.2.\u{E9}", true),
      // 2 and 5: what may stand in it.
      ("\u{5D0}a", false), ("\u{5D0}a\u{5D0}", false), ("a\u{5D0}", false),
      ("a\u{5D0}b", false), ("a\u{660}b", false), ("\u{5D0}-\u{5D1}", true), ("a-b.\u{5D0}", true),
      ("\u{E9}\u{2EC}a.\u{5D0}", true),
      // 3 and 6: its end, with marks behind it.
      ("\u{5D0}1", true), ("\u{627}\u{660}", true), ("\u{5D0}\u{5B0}", true),
      ("\u{5D0}1\u{5B0}", true), ("\u{5D0}\u{2EC}", false), ("a1.\u{5D0}", true),
      ("a\u{300}.\u{5D0}", true), ("a\u{2EC}.\u{5D0}", false), ("a\u{2EC}\u{300}.\u{5D0}", false),
      ("a\u{2EC}", true),
      // 4: digits of one kind.
      ("\u{5D0}0\u{660}", false), ("\u{5D0}0\u{6F0}", true),
      // A-labels are held to it as what they stand for.
      ("xn--0ca24w", false), ("xn--4dbrk0ce", true), ("0a.xn--4dbrk0ce", false),
    ] as [(String, Bool)])
  func bidiRule(text: String, isValid: Bool) {
    #expect(StringFormat.isIDNHostname(text) == isValid)
    if text.utf8.allSatisfy({ $0 < 0x80 }) { #expect(StringFormat.isHostname(text) == isValid) }
  }

  /// An A-label is the one encoding of its label (RFC 5891 sections 4.4 and 5.4).
  @Test(
    arguments: [
      ("xn--bcher-kva", true), ("XN--Bcher-KVA", true), ("xn--9uc", true), ("xn---9uc", false),
      ("xn--ls8h", false), ("xn--fiqs8s", true), ("xn--mgbh0fb", true), ("xn--bcher-", false),
      ("xn--fuball-cta.example", true),
    ] as [(String, Bool)])
  func aLabel(text: String, isValid: Bool) {
    #expect(StringFormat.isHostname(text) == isValid)
    #expect(StringFormat.isIDNHostname(text) == isValid)
  }

  @Test(
    arguments: [
      ("a@b", true), ("a@", false), ("a.@b.c", false), ("a..b@c", false), ("a@b.", false),
      ("a@[IPv6:::1]", true), ("a@[IPv6:1]", false), ("a@[::1]", false), ("\"a\\\"b\"@c", true),
      ("\"a\"b\"@c", false), ("\"\\\"@c", false), ("\u{E9}@c", false), ("a\0@c", false),
      ("a@b\n", false),
      (String(repeating: "a", count: 65) + "@b", false),
      ("a@" + String(repeating: "b.", count: 130), false),
    ] as [(String, Bool)])
  func email(text: String, isValid: Bool) { #expect(StringFormat.isEmail(text) == isValid) }

  @Test func hostileTextsAreRefusedQuickly() {
    for unit in [
      "a.", ":", "%", "[", "xn--a-", "{", "\u{200C}", "P1Y", "1", "\"", "@", "~", "\u{3002}",
    ] {
      let text = String(repeating: unit, count: 20_000)
      for check in Self.all { _ = check(text) }
      for check in Self.all { _ = check("xn--" + text) }
    }
    for check in Self.all { #expect(!check("\0")) }
  }

  static let all: [@Sendable (String) -> Bool] = [
    { StringFormat.isDateTime($0) }, { StringFormat.isDate($0) }, { StringFormat.isTime($0) },
    { StringFormat.isDuration($0) }, { StringFormat.isEmail($0) }, { StringFormat.isIDNEmail($0) },
    { StringFormat.isHostname($0) }, { StringFormat.isIDNHostname($0) },
    { StringFormat.isIPv4($0) },
    { StringFormat.isIPv6($0) }, { StringFormat.isURI($0) }, { StringFormat.isIRI($0) },
    { StringFormat.isURITemplate($0) }, { StringFormat.isUUID($0) },
    { StringFormat.isJSONPointer($0) }, { StringFormat.isRelativeJSONPointer($0) },
    { StringFormat.isBase64($0) }, { StringFormat.isBase64URL($0) },
  ]
}
