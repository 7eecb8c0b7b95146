// Wire shapes -> the forms that the Runtime reads.

import ContractModel

extension WireForm {
  /// The form of a shape.
  init(_ shape: WireShape) {
    if shape.isJSON {
      self = .json
      return
    }
    if shape.isAny {
      self = .any
      return
    }
    var forms: [WireForm] = []
    if let items = shape.items { forms.append(.array(WireForm(items))) }
    if let members = shape.members { forms.append(WireForm(members)) }
    // Beside an array or an object, the empty text is one of these.
    let types = Self.scalars(forms.isEmpty ? shape.scalars : shape.scalars.subtracting(.null))
    if !types.isEmpty { forms.insert(.scalar(types), at: 0) }
    switch forms.count {
    case 0: self = .scalar([.string])
    case 1: self = forms[0]
    default: self = .oneOf(forms)
    }
  }

  private init(_ members: WireShape.Members) {
    let isBare = members.additional == nil && members.properties.isEmpty && members.isFree
    let additional = members.additional ?? (isBare && members.patterns.isEmpty ? .any : nil)
    self = .object(
      members.properties.map { Property(name: $0.name, form: WireForm($0.shape)) },
      patterns: members.patterns.map(Pattern.init), additional: additional.map { WireForm($0) })
  }

  private static func scalars(_ types: JSONTypes) -> [Scalar] {
    var list: [Scalar] = []
    if types.contains(.string) { list.append(.string) }
    if types.isSuperset(of: .number) {
      list.append(.number)
    } else if types.contains(.integer) {
      list.append(.integer)
    }
    if types.contains(.boolean) { list.append(.boolean) }
    if types.contains(.null), !types.contains(.string) { list.append(.null) }
    return list
  }
}

extension WireForm.Pattern {
  init(_ pattern: WireShape.Pattern) {
    self.init(constant: pattern.constant, form: WireForm(pattern.shape))
  }
}
