// Which Unicode labels may be host names (RFC 5891 section 4.2, RFC 5892). The standard library has
// no scripts and no joining types: the few scripts that the rules ask for stand here as ranges.

/// Labels of internationalized host names.
enum InternationalizedLabel {
  static func isValid(_ label: [Unicode.Scalar]) -> Bool {
    guard let first = label.first, first != "-", label.last != "-" else { return false }
    if label.count >= 4, label[2] == "-", label[3] == "-" { return false }
    switch first.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: break
    }
    for position in label.indices where !isAllowed(label, at: position) { return false }
    return true
  }

  /// The derived property and, where it asks for context, the contextual rule.
  private static func isAllowed(_ label: [Unicode.Scalar], at position: Int) -> Bool {
    let scalar = label[position]
    let previous = position > 0 ? label[position - 1] : nil
    let next = position + 1 < label.count ? label[position + 1] : nil
    switch scalar.value {
    case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: return true
    case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
    case 0xB7: return previous == "l" && next == "l"
    case 0x375: return next.map { isGreek($0) } ?? false
    case 0x5F3, 0x5F4: return previous.map { isHebrew($0) } ?? false
    case 0x30FB: return label.contains { isKanaOrHan($0) }
    case 0x660...0x669: return !label.contains { (0x6F0...0x6F9).contains($0.value) }
    case 0x6F0...0x6F9: return !label.contains { (0x660...0x669).contains($0.value) }
    case 0x200D: return previous?.properties.canonicalCombiningClass == .virama
    case 0x200C:
      return previous?.properties.canonicalCombiningClass == .virama || joins(label, at: position)
    default: return isValidWithoutContext(scalar)
    }
  }

  private static func isValidWithoutContext(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", "-": return true
    default: break
    }
    switch scalar.value {
    // Old Hangul jamo, and the blocks of combining symbols and music (RFC 5892 section 2.8, 2.9).
    case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7FB, 0x20D0...0x20FF, 0x1D100...0x1D24F:
      return false
    default: break
    }
    let properties = scalar.properties
    guard !properties.changesWhenNFKCCaseFolded, !properties.isDefaultIgnorableCodePoint,
      !properties.isWhitespace, !properties.isNoncharacterCodePoint
    else { return false }
    switch properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }

  private static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
    [0x370...0x3E1, 0x3F0...0x3FF, 0x1F00...0x1FFF].contains { $0.contains(scalar.value) }
  }

  private static func isHebrew(_ scalar: Unicode.Scalar) -> Bool {
    (0x591...0x5F4).contains(scalar.value) || (0xFB1D...0xFB4F).contains(scalar.value)
  }

  private static func isKanaOrHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30FB: false
    case 0x3005, 0x3007, 0x3041...0x309F, 0x30A1...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF:
      true
    default: false
    }
  }

  /// Whether a zero width non-joiner stands between letters that would join (RFC 5892 appendix A.1),
  /// as far as the Arabic and Syriac letters tell.
  private static func joins(_ label: [Unicode.Scalar], at position: Int) -> Bool {
    let isTransparent = { (scalar: Unicode.Scalar) in
      scalar.properties.generalCategory == .nonspacingMark
    }
    guard let before = label[..<position].last(where: { !isTransparent($0) }),
      let after = label[(position + 1)...].first(where: { !isTransparent($0) })
    else { return false }
    return isDualJoining(before) && (isDualJoining(after) || isRightJoining(after))
  }

  private static func isDualJoining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x620, 0x626, 0x628, 0x62A...0x62E, 0x633...0x63F, 0x641...0x647, 0x649...0x64A,
      0x66E...0x66F, 0x678...0x687, 0x69A...0x6BF, 0x6C1...0x6C2, 0x6CC, 0x6CE, 0x6D0...0x6D1,
      0x712...0x714, 0x71A...0x71D, 0x71F...0x727, 0x729, 0x72B, 0x72D...0x72E:
      true
    default: false
    }
  }

  private static func isRightJoining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x622...0x625, 0x627, 0x629, 0x62F...0x632, 0x648, 0x671...0x673, 0x675...0x677,
      0x688...0x699, 0x6C0, 0x6C3...0x6CB, 0x6CD, 0x6CF, 0x6D2...0x6D3, 0x6D5, 0x710,
      0x715...0x719, 0x71E, 0x728, 0x72A, 0x72C, 0x72F:
      true
    default: false
    }
  }
}
