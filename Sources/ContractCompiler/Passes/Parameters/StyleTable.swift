// Style x type: how each cell of OpenAPI's table of styles is read (3.2 section 4.12.3), those
// included that it marks n/a. Practice gives some of these one meaning; the others are refused.

import ContractModel
import OpenAPIDocument

/// The decision for every style, type and `explode`.
enum StyleTable {
  /// The sorts of values that styles write differently.
  enum Sort: CaseIterable {
    case scalar
    case array
    case object
  }

  /// What becomes of a cell.
  enum Decision: Equatable {
    /// As the specification's table has it.
    case specified
    /// It is n/a there, and read as clients write it.
    case practice
    /// Nobody can tell what it looks like.
    case refused
  }

  /// How a value of this sort is read.
  static func decision(_ style: Parameter.Style, _ sort: Sort, explode: Bool) -> Decision {
    switch (style, sort) {
    case (.matrix, .scalar), (.matrix, .array), (.matrix, .object),
      (.label, .scalar), (.label, .array), (.label, .object),
      (.simple, .scalar), (.simple, .array), (.simple, .object),
      (.form, .scalar), (.form, .array), (.form, .object),
      (.cookie, .scalar), (.cookie, .array), (.cookie, .object):
      .specified
    case (.spaceDelimited, .array), (.pipeDelimited, .array):
      // Exploded: one pair for each item, as `form` has them.
      explode ? .practice : .specified
    case (.spaceDelimited, .object), (.pipeDelimited, .object):
      explode ? .refused : .specified
    case (.spaceDelimited, .scalar), (.pipeDelimited, .scalar):
      // Nothing to delimit: the value as it is.
      .practice
    case (.deepObject, .object):
      // Without `explode` nothing else is meant.
      explode ? .specified : .practice
    case (.deepObject, .array):
      // `a[]=x`, `a[0]=x` and `a=x&a=y`.
      .practice
    case (.deepObject, .scalar):
      // `a=x`.
      .practice
    }
  }

  /// Why a value cannot be read; `nil` where it can.
  static func problem(_ style: Parameter.Style, explode: Bool, _ shape: WireShape) -> String? {
    let sorts = Sort.allCases.filter { shape.has($0) }
    let refused = sorts.contains { decision(style, $0, explode: explode) == .refused }
    guard refused else { return nil }
    return "an object has no form in style '\(style.rawValue)' with 'explode: true'; use 'form'"
  }
}

extension WireShape {
  /// Whether values of a sort are among these.
  fileprivate func has(_ sort: StyleTable.Sort) -> Bool {
    switch sort {
    case .scalar: !scalars.subtracting(.null).isEmpty
    case .array: items != nil
    case .object: members != nil
    }
  }
}
