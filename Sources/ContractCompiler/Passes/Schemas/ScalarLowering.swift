// Strings and numbers -> codecs with their rules: formats, bounds, patterns.

import ContractModel
import OpenAPIDocument

extension SchemaLowering {
  /// The formats of strings that are asserted, with the Runtime's predicate.
  static let stringFormats: [String: String] = [
    "email": "isEmail", "idn-email": "isIDNEmail", "hostname": "isHostname",
    "idn-hostname": "isIDNHostname", "ipv4": "isIPv4", "ipv6": "isIPv6", "uri": "isURI",
    "uri-reference": "isURIReference", "iri": "isIRI", "iri-reference": "isIRIReference",
    "uri-template": "isURITemplate", "uuid": "isUUID", "date-time": "isDateTime", "date": "isDate",
    "time": "isTime", "duration": "isDuration", "json-pointer": "isJSONPointer",
    "relative-json-pointer": "isRelativeJSONPointer", "regex": "isRegex", "byte": "isBase64",
    "base64url": "isBase64URL",
  ]

  /// The bounds of the integer formats of OpenAPI's format registry.
  static let integerFormats: [String: (minimum: Int64, maximum: Int64)] = [
    "int32": (Int64(Int32.min), Int64(Int32.max)), "int64": (.min, .max), "int8": (-128, 127),
    "uint8": (0, 255), "int16": (-32768, 32767), "uint16": (0, 65535),
    "uint32": (0, 4_294_967_295), "uint64": (0, .max), "uint": (0, .max),
    "double-int": (-9_007_199_254_740_991, 9_007_199_254_740_991),
  ]

  /// Whether a format restricts values.
  static func isAsserted(_ format: String) -> Bool {
    stringFormats[format] != nil || integerFormats[format] != nil || format == "float"
  }

  /// The codec of a string.
  func stringCodec(of merged: MergedSchema) -> Codec {
    let rules = stringRules(of: merged)
    let format = merged.format?.text
    if rules.minLength == nil, rules.maxLength == nil, rules.patterns.isEmpty {
      switch format {
      case "date-time": return .dateTime
      case "date": return .date
      case "uuid": return .uuid
      case "byte": return .bytes
      default: if merged.contentEncoding == "base64" { return .bytes }
      }
    }
    return .string(rules)
  }

  /// All rules of a string, `format` included.
  func stringRules(of merged: MergedSchema) -> StringRules {
    var rules = StringRules(merged.strings)
    for pattern in merged.patterns {
      rules.patterns.append(patternConstant(pattern.source, message: pattern.message))
    }
    if let format = merged.format?.text, let predicate = Self.stringFormats[format] {
      rules.format = StringRules.Format(name: format, predicate: predicate)
    } else if merged.contentEncoding == "base64" {
      rules.format = StringRules.Format(name: "byte", predicate: "isBase64")
    } else if merged.contentEncoding == "base64url" {
      rules.format = StringRules.Format(name: "base64url", predicate: "isBase64URL")
    }
    return rules
  }

  /// The name of the constant for a pattern; a faulty pattern is an error at its line.
  ///
  /// `message` is what `x-pattern-message` says beside it.
  func patternConstant(_ node: Node, message: String? = nil) -> String {
    let key = [Array(node.textBytes), message.map { Array($0.utf8) }]
    if let known = patternNames[key] { return known }
    if let error = PatternCheck.error(in: node.text) {
      diagnostics.add(
        Diagnostic(
          .invalidPattern, "the regular expression is not valid: \(error)",
          at: node.location))
    }
    let name = "pattern\(patterns.count + 1)"
    patterns.append(
      Contract.PatternConstant(name: name, source: node.text, message: message))
    patternNames[key] = name
    return name
  }

  /// The codec of a whole number.
  func integerCodec(of merged: MergedSchema, name: String, identity: Schema?) -> Codec {
    let (rules, isExact) = integerRules(of: merged)
    let codec = Codec.integer(rules)
    return isExact ? codec : checked(codec, merged, identity: nil, name: name)
  }

  /// All rules of a whole number, `format` included, and whether they say the same as the keywords: a
  /// bound that no 64-bit number reaches, or a divisor that is not whole, only a check asserts.
  func integerRules(of merged: MergedSchema) -> (rules: IntegerRules, isExact: Bool) {
    var rules = IntegerRules()
    var isExact = true
    rules.isLiteral = merged.sources.contains { $0.isOpenAPI30 && $0[.type] != nil }
    let format = merged.format?.text
    if format == "int32" {
      rules.bits = 32
    } else if let format, let bounds = Self.integerFormats[format] {
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
  func numberCodec(of merged: MergedSchema, name: String) -> Codec {
    var rules = NumberRules(merged.numbers)
    let format = merged.format?.text ?? ""
    rules.isSingle = format == "float"
    return Self.integerFormats[format] != nil
      ? checked(.number(rules), merged, identity: nil, name: name) : .number(rules)
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
