// Wire shapes -> the forms that the Runtime reads, with the constants of their patterns.

import ContractModel

extension WireForm {
  /// The form of a shape, whose patterns are in use from now on.
  init(_ shape: WireShape, _ patterns: inout PatternTable) {
    if shape.isJSON {
      self = .json
      return
    }
    if shape.isAny {
      self = .any
      return
    }
    var forms: [WireForm] = []
    if let items = shape.items { forms.append(.array(WireForm(items, &patterns))) }
    if let members = shape.members { forms.append(WireForm(members, &patterns)) }
    // Beside an array or an object, the empty text is one of these.
    let isNull = forms.isEmpty && !shape.takesEmptyText
    let types = Self.scalars(isNull ? shape.scalars : shape.scalars.subtracting(.null))
    if !types.isEmpty { forms.insert(.scalar(types), at: 0) }
    if forms.isEmpty { forms = [.scalar([.string])] }
    self = forms.count == 1 ? forms[0] : .oneOf(forms)
  }

  private init(_ members: WireShape.Members, _ patterns: inout PatternTable) {
    let isBare = members.additional == nil && members.properties.isEmpty && members.isFree
    let additional = members.additional ?? (isBare && members.patterns.isEmpty ? .any : nil)
    self = .object(
      members.properties.map { Property(name: $0.name, form: WireForm($0.shape, &patterns)) },
      patterns: members.patterns.map { Pattern($0, &patterns) },
      additional: additional.map { WireForm($0, &patterns) })
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
    if types.contains(.null) { list.append(.null) }
    return list
  }
}

extension WireForm.Pattern {
  /// The form of the members whose names match a pattern, which is in use from now on.
  init(_ pattern: WireShape.Pattern, _ patterns: inout PatternTable) {
    self.init(pattern: patterns.id(of: pattern.key), form: WireForm(pattern.shape, &patterns))
  }
}
