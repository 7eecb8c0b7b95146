// Forms: urlencoded ones, and those in parts with their files.

import OpenAPIDocument

/// How the fields of a form become one JSON object.
struct FormPlan: Sendable, Hashable {
  var fields: [FormField]
  var patterns: [WireForm.Pattern]
  /// The form of fields that are not listed; `nil` means any.
  var additional: WireForm?
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
  var form: WireForm
  /// The media types that its parts may have (`encoding`); none means any.
  var mediaTypes: [String]
}

/// A multipart body: files by themselves, the others as one JSON object.
struct MultipartPlan: Sendable, Hashable {
  /// The last part of the name of its type, and the type.
  var name: String
  var path: TypePath
  var form: FormPlan
  var files: [File]
  /// The structure of the fields that are no files, where there is one.
  var value: Value?
  /// The member with the files of fields that are not listed, where they may be files.
  var otherFiles: OtherFiles?
  /// Whether fields that are not listed are refused although nothing reads them.
  var refusesOthers = false
  /// Bounds on the number of fields, where files count among them.
  var minProperties: Int?
  var maxProperties: Int?
  var headers: [PartHeader]

  /// What holds for the files of one field.
  struct FileRules: Sendable, Hashable {
    var isRequired = false
    var isArray = true
    /// The media types that it may have (`encoding`); none means any.
    var mediaTypes: [String] = []
    /// Bounds on the bytes of each, and on the number of files.
    var strings = StringRules()
    var arrays = ArrayRules()
  }

  /// The files of fields that are not listed.
  struct OtherFiles: Sendable, Hashable {
    /// The member that holds them.
    var member: String
    /// What holds for those of each field; `nil` where nothing is said of them.
    var rules: FileRules?
  }

  /// A binary part.
  struct File: Sendable, Hashable {
    var name: Name
    var swiftName: String
    var rules: FileRules
    var documentation: [String]
    var line: ContractLine
    /// The variable that holds it until all parts are there.
    var local: String
    /// Whether there is no value without it.
    var isUnwrapped: Bool
    /// The type of the member, and Swift source of its value where nothing is said.
    var memberType: SwiftType
    var memberDefault: String?
  }

  /// A header field that the parts of a field have (`encoding.headers`).
  struct PartHeader: Sendable, Hashable {
    var field: Name
    /// The constant that says how it is read.
    var constant: String
    var reader: ParameterReader
  }
}

extension MultipartPlan {
  /// Whether the fields are looked at by name.
  var usesShape: Bool { value != nil || otherFiles != nil || refusesOthers }

  /// Whether the parts are looked at.
  var isRead: Bool { recordsViolations || otherFiles != nil }

  /// Whether reading it can record violations.
  var recordsViolations: Bool {
    value != nil || !files.isEmpty || !headers.isEmpty || refusesOthers || minProperties != nil
      || maxProperties != nil || otherFiles?.rules != nil
  }
}

/// The type of a multipart body, with the types of its fields.
struct MultipartBody: Sendable {
  var plan: MultipartPlan
  var nested: [TypeDeclaration]
}
