// Parameters -> members of a call, with the way in which each is written.

import ContractModel
import OpenAPIDocument

extension ClientOperationLowering {
  /// The path of an operation and its parameters, those of the path first.
  mutating func parameters(
    of effective: EffectiveOperation
  ) -> ([ClientOperation.PathPart], [ClientParameter]) {
    let template = PathTemplate(effective.path)
    let names = template?.names ?? []
    var list: [ClientParameter] = names.map { name in
      let declared = effective.parameters.first { $0.value.place == .path && $0.value.name == name }
      return declared.map { parameter($0.value) } ?? Self.undeclared(name)
    }
    for parameter in effective.parameters where parameter.value.place != .path {
      list.append(self.parameter(parameter.value))
    }
    Self.setKeys(of: &list)
    var path: [ClientOperation.PathPart] = []
    var index = 0
    for segment in template?.segments ?? [] {
      path.append(.literal("/"))
      for (position, literal) in segment.literals.enumerated() {
        if position > 0 {
          path.append(.parameter(index))
          index += 1
        }
        if !literal.isEmpty { path.append(.literal(Self.escaped(literal))) }
      }
    }
    if path.isEmpty || template?.hasTrailingSlash == true { path.append(.literal("/")) }
    return (path, list)
  }

  /// A part of a path that no parameter describes: text.
  private static func undeclared(_ name: Name) -> ClientParameter {
    ClientParameter(
      place: .path, name: name, key: name, type: .string, isRequired: true, documentation: [],
      isDeprecated: false, writing: .simple(explode: false))
  }

  private mutating func parameter(_ parameter: Parameter) -> ClientParameter {
    let content = parameter.content.first
    let isJSON = content.map { MediaRange($0.name).isJSON } ?? false
    var type = TypeExpression.string
    if let schema = parameter.schema ?? (isJSON ? content?.value.value.schema : nil) {
      type = types.type(of: schema)
    } else if isJSON {
      type = .unknown
    }
    if !isJSON { type = type.withoutNull }
    var documentation = Documentation.lines(parameter.description)
    var writing = isJSON ? ClientParameter.Writing.json : Self.writing(of: parameter)
    if parameter.place == .querystring {
      let fields = content.map { Self.fields($0.value.value) } ?? []
      writing = isJSON ? .wholeQueryJSON : .wholeQuery(fields)
      type = content?.value.value.schema.map { types.type(of: $0) } ?? .string
    } else if let content, !isJSON {
      documentation.append("Text of the media type \(MediaRange(content.name).essence).")
    }
    if parameter.place == .cookie {
      documentation.append(
        "A cookie, which a browser sends by itself (`credentials`) and lets no page set.")
    } else if parameter.place == .header, Self.isForbidden(parameter.name) {
      documentation.append("A browser lets no page set this field.")
    }
    return ClientParameter(
      place: parameter.place, name: parameter.name, key: parameter.name, type: type,
      isRequired: parameter.isRequired, documentation: documentation,
      isDeprecated: parameter.isDeprecated, writing: writing)
  }

  private static func writing(of parameter: Parameter) -> ClientParameter.Writing {
    let explode = parameter.explode
    switch parameter.style {
    case .simple: return .simple(explode: explode)
    case .label: return .label(explode: explode)
    case .matrix: return .matrix(explode: explode)
    case .form: return .form(explode: explode)
    case .cookie: return .cookie
    case .spaceDelimited: return explode ? .form(explode: true) : .spaceDelimited
    case .pipeDelimited: return explode ? .form(explode: true) : .pipeDelimited
    case .deepObject: return .deepObject
    }
  }

  /// Calls are given parameters by the names of the contract. One that another place has too, or that
  /// every object has a member of, has its place before it.
  private static func setKeys(of list: inout [ClientParameter]) {
    var taken = Set<Name>(["body", "contentType"])
    for name in TypeScriptNames.inheritedMembers { taken.insert(Name(name)) }
    for index in list.indices {
      var key = list[index].name
      var number = 1
      while !taken.insert(key).inserted {
        key = Name(
          "\(list[index].place.rawValue)_\(list[index].name)\(number == 1 ? "" : "\(number)")")
        number += 1
      }
      list[index].key = key
    }
  }

  /// Text of a path as it stands in a URL: what a parser of URLs would take for something else is
  /// escaped.
  static func escaped(_ literal: String) -> String {
    var text = ""
    for byte in PathLiteral.normalised(literal).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        if "-._~!$&'()*+,;=:@%".utf8.contains(byte) {
          text.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          let digits = String(byte, radix: 16, uppercase: true)
          text += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
        }
      }
    }
    return text
  }

  /// Whether browsers let no page set a header field (Fetch Standard, "forbidden request-header").
  private static func isForbidden(_ name: Name) -> Bool {
    let text = name.lowercased.text
    return forbidden.contains(text) || text.hasPrefix("sec-") || text.hasPrefix("proxy-")
  }

  private static let forbidden: Set<String> = [
    "accept-charset", "accept-encoding", "access-control-request-headers",
    "access-control-request-method", "connection", "content-length", "cookie", "cookie2", "date",
    "dnt", "expect", "host", "keep-alive", "origin", "referer", "set-cookie", "te", "trailer",
    "transfer-encoding", "upgrade", "via",
  ]
}
