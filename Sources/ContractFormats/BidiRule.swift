// Which labels may stand together in a host name with text that is written from right to left (RFC 5893).

/// The Bidi rule of RFC 5893 section 2 over the labels of a domain name.
struct BidiRule {
  /// What the rule tells apart of the classes of UAX #9: R and AL are one here, and so are ES, CS, ET,
  /// ON and BN.
  private struct Classes: OptionSet {
    let rawValue: UInt8

    static let leftToRight = Classes(rawValue: 1)
    static let rightToLeft = Classes(rawValue: 2)
    static let europeanNumber = Classes(rawValue: 4)
    static let arabicNumber = Classes(rawValue: 8)
    static let nonspacingMark = Classes(rawValue: 16)
    static let neutral = Classes(rawValue: 32)
  }

  /// Whether a label has a character of class R, AL or AN, so that the rule is due for all of them.
  private var isBidiDomain = false
  private var holdsForAll = true

  /// Whether the labels so far may stand together.
  var isSatisfied: Bool { !isBidiDomain || holdsForAll }

  /// Takes a label as it is in Unicode; A-labels must have been decoded.
  mutating func add(_ label: some Sequence<Unicode.Scalar>) {
    var first: Classes = []
    // Nonspacing marks may follow the last character that counts (conditions 3 and 6).
    var last: Classes = []
    var all: Classes = []
    for scalar in label {
      let scalarClass = Self.bidiClass(scalar)
      if first.isEmpty { first = scalarClass }
      if scalarClass != .nonspacingMark { last = scalarClass }
      all.formUnion(scalarClass)
    }
    if !all.isDisjoint(with: [.rightToLeft, .arabicNumber]) { isBidiDomain = true }
    switch first {
    case .rightToLeft:
      // Conditions 2 to 4.
      if all.contains(.leftToRight) || all.isSuperset(of: [.europeanNumber, .arabicNumber])
        || last.isDisjoint(with: [.rightToLeft, .europeanNumber, .arabicNumber])
      {
        holdsForAll = false
      }
    case .leftToRight:
      // Conditions 5 and 6.
      if !all.isDisjoint(with: [.rightToLeft, .arabicNumber])
        || last.isDisjoint(with: [.leftToRight, .europeanNumber])
      {
        holdsForAll = false
      }
    default:
      // Condition 1.
      holdsForAll = false
    }
  }

  /// The class of a scalar that a label may hold. The standard library does not tell it: the ranges are
  /// what Python's `unicodedata.bidirectional` (Unicode 15.1) gives for those scalars. Blocks whose
  /// letters all go from right to left stand whole, since Unicode keeps the rest of them for such letters.
  private static func bidiClass(_ scalar: Unicode.Scalar) -> Classes {
    switch scalar.value {
    case 0x30...0x39, 0x6F0...0x6F9: .europeanNumber
    case 0x2D, 0xB7, 0x2B9...0x2BA, 0x2C6...0x2CF, 0x2EC, 0x375, 0x200C...0x200D, 0x2E2F, 0x30FB,
      0xA67F, 0xA717...0xA71F, 0xA788:
      .neutral
    case 0...0x7F: .leftToRight
    case 0x660...0x669, 0x10D30...0x10D39: .arabicNumber
    // Nonspacing marks that are of class L.
    case 0xCBF, 0xCC6, 0x11A07...0x11A08, 0x11C3F: .leftToRight
    case _ where scalar.properties.generalCategory == .nonspacingMark: .nonspacingMark
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      .rightToLeft
    default: .leftToRight
    }
  }
}
