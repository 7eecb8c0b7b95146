// Strings and numbers -> codecs with their rules: formats, bounds, patterns.

import ContractModel
import OpenAPIDocument

/// The rules of strings, formats included.
enum ScalarRules {
  /// All rules of a string, `format` included.
  static func strings(of merged: MergedSchema, _ patterns: inout PatternTable) -> StringRules {
    var rules = StringRules(merged.strings)
    for pattern in merged.patterns {
      rules.patterns.append(patterns.constant(pattern.source, message: pattern.message))
    }
    if let format = Format(merged.format), format.isText {
      rules.format = StringRules.TextFormat(format: format, keyword: .format)
    } else if let format = merged.contentEncoding.flatMap({ Format(encoding: $0) }) {
      rules.format = StringRules.TextFormat(format: format, keyword: .contentEncoding)
    }
    return rules
  }
}

extension SchemaLowering {
  /// The codec of a string.
  mutating func stringCodec(of merged: MergedSchema) -> Codec {
    let rules = ScalarRules.strings(of: merged, &checks.patterns)
    if rules.minLength == nil, rules.maxLength == nil, rules.patterns.isEmpty {
      if rules.format?.keyword == .contentEncoding, rules.format?.format == .byte {
        return .bytes(.contentEncoding)
      }
      let format = Format(merged.format)
      if format == .dateTime { return .dateTime }
      if format == .date { return .date }
      if format == .uuid { return .uuid }
      if format == .byte { return .bytes(.format) }
    }
    return .string(rules)
  }

  /// The codec of a whole number.
  mutating func integerCodec(of merged: MergedSchema) -> Codec {
    let (rules, isExact) = integerRules(of: merged)
    let codec = Codec.integer(rules)
    return isExact ? codec : checked(codec, merged, identity: nil)
  }

  /// All rules of a whole number, `format` included, and whether they say the same as the keywords: a
  /// bound that no 64-bit number reaches, or a divisor that is not whole, only a check asserts.
  func integerRules(of merged: MergedSchema) -> (rules: IntegerRules, isExact: Bool) {
    var rules = IntegerRules()
    var isExact = true
    rules.isLiteral = merged.sources.contains { $0.isOpenAPI30 && $0[.type] != nil }
    let format = Format(merged.format)
    if format == .int32 {
      rules.bits = 32
    } else if let bounds = format?.integerBounds {
      if bounds.minimum != .min { rules.minimum = bounds.minimum }
      if bounds.maximum != .max { rules.maximum = bounds.maximum }
      rules.minimumKeyword = "format"
      rules.maximumKeyword = "format"
    }
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

  /// The codec of a number.
  mutating func numberCodec(of merged: MergedSchema) -> Codec {
    var rules = NumberRules(merged.numbers)
    let format = Format(merged.format)
    rules.isSingle = format == .float
    return format?.integerBounds != nil
      ? checked(.number(rules), merged, identity: nil) : .number(rules)
  }
}

extension IntegerRules {
  /// Narrows the lower bound by a decimal text; a bound that no 64-bit number reaches is not exact.
  mutating func narrow(minimum text: String?, isExclusive: Bool, _ isExact: inout Bool) {
    guard let text else { return }
    guard let bound = Decimal(text)?.lowestInteger(isExclusive: isExclusive) else {
      if text.hasPrefix("-") { return }
      isExact = false
      return
    }
    if minimum.map({ bound > $0 }) ?? true {
      minimum = bound
      minimumKeyword = isExclusive ? "exclusiveMinimum" : "minimum"
    }
  }

  /// Narrows the upper bound by a decimal text.
  mutating func narrow(maximum text: String?, isExclusive: Bool, _ isExact: inout Bool) {
    guard let text else { return }
    guard let bound = Decimal(text)?.highestInteger(isExclusive: isExclusive) else {
      if !text.hasPrefix("-") { return }
      isExact = false
      return
    }
    if maximum.map({ bound < $0 }) ?? true {
      maximum = bound
      maximumKeyword = isExclusive ? "exclusiveMaximum" : "maximum"
    }
  }
}
