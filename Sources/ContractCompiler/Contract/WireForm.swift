// What a text on the wire turns into before its codec reads it, as the Runtime's `ParameterShape` has it.

import OpenAPIDocument

/// The form of a parameter, of a field of a form, or of a text body.
indirect enum WireForm: Sendable, Hashable {
  /// Whatever is written.
  case any
  /// JSON text.
  case json
  /// A value of one of these types, the first of which it looks like.
  case scalar([Scalar])
  case array(WireForm)
  /// Members by name, then by pattern; others have the form of `additional`, or are left out.
  case object([Property], patterns: [Pattern], additional: WireForm?)
  /// One of these, told apart by how it is written.
  case oneOf([WireForm])

  /// A type of a scalar, called like that of the Runtime.
  enum Scalar: String, Sendable, Hashable { case string, number, integer, boolean, null }

  /// A listed member.
  struct Property: Sendable, Hashable {
    var name: Name
    var form: WireForm
  }

  /// The members whose names match a pattern.
  struct Pattern: Sendable, Hashable {
    var pattern: PatternID
    var form: WireForm
  }
}
