// Unicode properties in patterns (`\p{Letter}`), answered by the standard library's tables. Scripts
// are not in them: such a pattern is refused where it is parsed.

/// A property of Unicode scalars (ECMA-262 section 22.2.1, tables 69 and 70).
enum ScalarProperty: Sendable {
  case generalCategory(Set<Unicode.GeneralCategory>)
  case binary(@Sendable (Unicode.Scalar.Properties) -> Bool)
  case any
  case ascii
  case assigned

  /// The property with this name, or with this name and value; `nil` where it is not known.
  init?(name: String, value: String?) {
    if let value {
      guard name == "General_Category" || name == "gc",
        let categories = Self.categories(value)
      else { return nil }
      self = .generalCategory(categories)
    } else if let categories = Self.categories(name) {
      self = .generalCategory(categories)
    } else {
      switch name {
      case "Any": self = .any
      case "ASCII": self = .ascii
      case "Assigned": self = .assigned
      default:
        guard let test = Self.binaryProperty(name) else { return nil }
        self = .binary(test)
      }
    }
  }

  func holds(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    switch self {
    case .generalCategory(let categories):
      return categories.contains(scalar.properties.generalCategory)
    case .binary(let test): return test(scalar.properties)
    case .any: return true
    case .ascii: return value < 0x80
    case .assigned: return scalar.properties.generalCategory != .unassigned
    }
  }

  private static func categories(_ name: String) -> Set<Unicode.GeneralCategory>? {
    let letters: Set<Unicode.GeneralCategory> = [
      .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    ]
    switch name {
    case "L", "Letter": return letters
    case "LC", "Cased_Letter":
      return [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
    case "M", "Mark", "Combining_Mark": return [.nonspacingMark, .spacingMark, .enclosingMark]
    case "N", "Number": return [.decimalNumber, .letterNumber, .otherNumber]
    case "P", "Punctuation", "punct":
      return [
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation,
      ]
    case "S", "Symbol": return [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol]
    case "Z", "Separator": return [.spaceSeparator, .lineSeparator, .paragraphSeparator]
    case "C", "Other": return [.control, .format, .surrogate, .privateUse, .unassigned]
    default: return category(name).map { [$0] }
    }
  }

  private static func category(_ name: String) -> Unicode.GeneralCategory? {
    switch name {
    case "Lu", "Uppercase_Letter": .uppercaseLetter
    case "Ll", "Lowercase_Letter": .lowercaseLetter
    case "Lt", "Titlecase_Letter": .titlecaseLetter
    case "Lm", "Modifier_Letter": .modifierLetter
    case "Lo", "Other_Letter": .otherLetter
    case "Mn", "Nonspacing_Mark": .nonspacingMark
    case "Mc", "Spacing_Mark": .spacingMark
    case "Me", "Enclosing_Mark": .enclosingMark
    case "Nd", "Decimal_Number", "digit": .decimalNumber
    case "Nl", "Letter_Number": .letterNumber
    case "No", "Other_Number": .otherNumber
    case "Pc", "Connector_Punctuation": .connectorPunctuation
    case "Pd", "Dash_Punctuation": .dashPunctuation
    case "Ps", "Open_Punctuation": .openPunctuation
    case "Pe", "Close_Punctuation": .closePunctuation
    case "Pi", "Initial_Punctuation": .initialPunctuation
    case "Pf", "Final_Punctuation": .finalPunctuation
    case "Po", "Other_Punctuation": .otherPunctuation
    case "Sm", "Math_Symbol": .mathSymbol
    case "Sc", "Currency_Symbol": .currencySymbol
    case "Sk", "Modifier_Symbol": .modifierSymbol
    case "So", "Other_Symbol": .otherSymbol
    case "Zs", "Space_Separator": .spaceSeparator
    case "Zl", "Line_Separator": .lineSeparator
    case "Zp", "Paragraph_Separator": .paragraphSeparator
    case "Cc", "Control", "cntrl": .control
    case "Cf", "Format": .format
    case "Cs", "Surrogate": .surrogate
    case "Co", "Private_Use": .privateUse
    case "Cn", "Unassigned": .unassigned
    default: nil
    }
  }

  private static func binaryProperty(
    _ name: String
  ) -> (@Sendable (Unicode.Scalar.Properties) -> Bool)? {
    switch name {
    case "Alphabetic", "Alpha": { $0.isAlphabetic }
    case "ASCII_Hex_Digit", "AHex": { $0.isASCIIHexDigit }
    case "Bidi_Control", "Bidi_C": { $0.isBidiControl }
    case "Bidi_Mirrored", "Bidi_M": { $0.isBidiMirrored }
    case "Case_Ignorable", "CI": { $0.isCaseIgnorable }
    case "Cased": { $0.isCased }
    case "Changes_When_Casefolded", "CWCF": { $0.changesWhenCaseFolded }
    case "Changes_When_Casemapped", "CWCM": { $0.changesWhenCaseMapped }
    case "Changes_When_Lowercased", "CWL": { $0.changesWhenLowercased }
    case "Changes_When_NFKC_Casefolded", "CWKCF": { $0.changesWhenNFKCCaseFolded }
    case "Changes_When_Titlecased", "CWT": { $0.changesWhenTitlecased }
    case "Changes_When_Uppercased", "CWU": { $0.changesWhenUppercased }
    case "Dash": { $0.isDash }
    case "Default_Ignorable_Code_Point", "DI": { $0.isDefaultIgnorableCodePoint }
    case "Deprecated", "Dep": { $0.isDeprecated }
    case "Diacritic", "Dia": { $0.isDiacritic }
    case "Emoji": { $0.isEmoji }
    case "Emoji_Modifier", "EMod": { $0.isEmojiModifier }
    case "Emoji_Modifier_Base", "EBase": { $0.isEmojiModifierBase }
    case "Emoji_Presentation", "EPres": { $0.isEmojiPresentation }
    case "Extender", "Ext": { $0.isExtender }
    case "Grapheme_Base", "Gr_Base": { $0.isGraphemeBase }
    case "Grapheme_Extend", "Gr_Ext": { $0.isGraphemeExtend }
    case "Hex_Digit", "Hex": { $0.isHexDigit }
    case "ID_Continue", "IDC": { $0.isIDContinue }
    case "ID_Start", "IDS": { $0.isIDStart }
    case "Ideographic", "Ideo": { $0.isIdeographic }
    case "Join_Control", "Join_C": { $0.isJoinControl }
    case "Logical_Order_Exception", "LOE": { $0.isLogicalOrderException }
    case "Lowercase", "Lower": { $0.isLowercase }
    case "Math": { $0.isMath }
    case "Noncharacter_Code_Point", "NChar": { $0.isNoncharacterCodePoint }
    case "Pattern_White_Space", "Pat_WS": { $0.isPatternWhitespace }
    case "Quotation_Mark", "QMark": { $0.isQuotationMark }
    case "Radical": { $0.isRadical }
    case "Sentence_Terminal", "STerm": { $0.isSentenceTerminal }
    case "Soft_Dotted", "SD": { $0.isSoftDotted }
    case "Unified_Ideograph", "UIdeo": { $0.isUnifiedIdeograph }
    case "Uppercase", "Upper": { $0.isUppercase }
    case "Variation_Selector", "VS": { $0.isVariationSelector }
    case "White_Space", "space": { $0.isWhitespace }
    case "XID_Continue", "XIDC": { $0.isXIDContinue }
    case "XID_Start", "XIDS": { $0.isXIDStart }
    default: nil
    }
  }
}
