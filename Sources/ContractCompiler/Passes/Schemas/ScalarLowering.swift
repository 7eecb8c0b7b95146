// Strings and numbers -> codecs with their rules: formats, bounds, patterns.

import ContractModel
import OpenAPIDocument

/// The lowering pass for strings and numbers.
enum ScalarLowering {
  /// The codec of a string.
  static func string(_ merged: MergedSchema, _ patterns: inout PatternTable) -> Codec {
    let rules = StringRules(merged, &patterns)
    guard rules.minLength == nil, rules.maxLength == nil, rules.patterns.isEmpty else {
      return .string(rules)
    }
    if rules.format?.keyword == .contentEncoding, rules.format?.format == .byte {
      return .bytes(.contentEncoding)
    }
    let format = Format(merged.format)
    if format == .dateTime { return .dateTime }
    if format == .date { return .date }
    if format == .uuid { return .uuid }
    if format == .byte { return .bytes(.format) }
    return .string(rules)
  }

  /// The codec of a number.
  static func number(_ merged: MergedSchema) -> Codec {
    var rules = NumberRules(merged.numbers)
    rules.isSingle = Format(merged.format) == .float
    return .number(rules)
  }
}

extension StringRules {
  /// All rules of a string, `format` included.
  init(_ merged: MergedSchema, _ patterns: inout PatternTable) {
    self.init(merged.strings)
    for pattern in merged.patterns {
      self.patterns.append(patterns.id(of: pattern.source, message: pattern.message))
    }
    format = Self.format(of: merged)
  }

  /// Whether a string has rules at all.
  static func isRestricting(_ merged: MergedSchema) -> Bool {
    !merged.strings.isEmpty || !merged.patterns.isEmpty || format(of: merged) != nil
  }

  private static func format(of merged: MergedSchema) -> TextFormat? {
    if let format = Format(merged.format), format.isText {
      return TextFormat(format: format, keyword: .format)
    }
    return merged.contentEncoding.flatMap { Format(encoding: $0) }.map {
      TextFormat(format: $0, keyword: .contentEncoding)
    }
  }
}

extension IntegerRules {
  /// All rules of a whole number, `format` included, and whether they say the same as the keywords: a
  /// bound that no 64-bit number reaches, or a divisor that is not whole, only a check asserts.
  static func rules(of merged: MergedSchema) -> (rules: IntegerRules, isExact: Bool) {
    var rules = IntegerRules()
    var isExact = true
    rules.isLiteral = merged.sources.contains { $0.isOpenAPI30 && $0[.type] != nil }
    rules.setBounds(of: Format(merged.format))
    rules.narrow(minimum: merged.numbers.minimum, isExclusive: false, &isExact)
    rules.narrow(minimum: merged.numbers.exclusiveMinimum, isExclusive: true, &isExact)
    rules.narrow(maximum: merged.numbers.maximum, isExclusive: false, &isExact)
    rules.narrow(maximum: merged.numbers.exclusiveMaximum, isExclusive: true, &isExact)
    if let text = merged.numbers.multipleOf {
      if let whole = Decimal(text)?.integer, whole > 0 {
        rules.multipleOf = whole == 1 ? nil : whole
      } else {
        isExact = false
      }
    }
    if rules.bits == 32 {
      isExact = isExact && (rules.minimum ?? 0) <= Int64(Int32.max)
      isExact = isExact && (rules.maximum ?? 0) >= Int64(Int32.min)
    }
    return (rules, isExact)
  }

  private mutating func setBounds(of format: Format?) {
    if format == .int32 {
      bits = 32
    } else if let bounds = format?.integerBounds {
      if bounds.minimum != .min { minimum = bounds.minimum }
      if bounds.maximum != .max { maximum = bounds.maximum }
      minimumKeyword = "format"
      maximumKeyword = "format"
    }
  }

  /// Narrows the lower bound by a decimal text; a bound that no 64-bit number reaches is not exact.
  private mutating func narrow(
    minimum text: String?, isExclusive: Bool, _ isExact: inout Bool
  ) {
    guard let text else { return }
    guard let bound = Decimal(text)?.lowestInteger(isExclusive: isExclusive) else {
      if text.hasPrefix("-") { return }
      isExact = false
      return
    }
    // Of two equal bounds the contract's own says more than that of its format.
    if minimum.map({ bound > $0 || bound == $0 && minimumKeyword == "format" }) ?? true {
      minimum = bound
      minimumKeyword = isExclusive ? "exclusiveMinimum" : "minimum"
    }
  }

  /// Narrows the upper bound by a decimal text.
  private mutating func narrow(
    maximum text: String?, isExclusive: Bool, _ isExact: inout Bool
  ) {
    guard let text else { return }
    guard let bound = Decimal(text)?.highestInteger(isExclusive: isExclusive) else {
      if !text.hasPrefix("-") { return }
      isExact = false
      return
    }
    if maximum.map({ bound < $0 || bound == $0 && maximumKeyword == "format" }) ?? true {
      maximum = bound
      maximumKeyword = isExclusive ? "exclusiveMaximum" : "maximum"
    }
  }
}
