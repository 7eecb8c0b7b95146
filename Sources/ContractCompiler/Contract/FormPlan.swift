// Forms: urlencoded ones, and those in parts with their files.

import OpenAPIDocument

/// How the fields of a form become one JSON object.
struct FormPlan: Sendable, Hashable {
  var fields: [FormField]
  var patterns: [WireShape.Pattern]
  /// The structure of fields that are not listed; `nil` means any.
  var additional: WireShape?
  /// The names of fields that are files, and no members of the object.
  var files: [Name] = []
  /// Whether all fields that are not listed are files.
  var takesOtherFiles = false
}

/// A field of a form.
struct FormField: Sendable, Hashable {
  var name: Name
  /// The style of its `encoding`, if there is one.
  var style: String?
  var explode: Bool
  var shape: WireShape
  /// The media types that its parts may have (`encoding`); none means any.
  var mediaTypes: [String]
}

/// A multipart body: files by themselves, the others as one JSON object.
struct MultipartPlan: Sendable, Hashable {
  var typeName: String
  var form: FormPlan
  var files: [File]
  /// The structure of the fields that are no files, where there is one.
  var value: Value?
  /// The member with the files of fields that are not listed, where they may be files.
  var otherFiles: String?
  /// Whether fields that are not listed are refused although nothing reads them.
  var refusesOthers = false
  /// Bounds on the number of fields, where files count among them.
  var minProperties: Int?
  var maxProperties: Int?
  var headers: [PartHeader]

  /// A binary part.
  struct File: Sendable, Hashable {
    var name: Name
    var swiftName: String
    var isRequired: Bool
    var isArray: Bool
    /// The media types that it may have (`encoding`); none means any.
    var mediaTypes: [String]
    /// Bounds on its bytes, and on the number of files.
    var strings: StringRules
    var arrays: ArrayRules
    var documentation: [String]
    var line: ContractLine
  }

  /// A header field that the parts of a field have (`encoding.headers`).
  struct PartHeader: Sendable, Hashable {
    var field: Name
    var name: Name
    /// The constant that says how it is read.
    var constant: String
    var isRequired: Bool
    var explode: Bool
    var shape: WireShape
    var reading: ParameterPlan.Reading
    var value: Value
  }
}
