// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.AddAlbum.MultipartBodyContent.Fields: JSONReadable {
  /// Reads and validates a value (openapi.yaml:12).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(4, required: 1)
    var title: String?
    var year: Int64?
    var labels: [String]?
    var place: Operations.AddAlbum.MultipartBodyContent.Fields.Place?
    while try reader.nextKey() {
      if try reader.key(is: "title", &members, 0) {
        title = try reader.string(minLength: 1)
      } else if try reader.key(is: "year", &members, 1) {
        year = try reader.int64(minimum: 1900)
      } else if try reader.key(is: "labels", &members, 2) {
        labels = try Codecs.readStringArray(from: &reader)
      } else if try reader.key(is: "place", &members, 3) {
        place = try Operations.AddAlbum.MultipartBodyContent.Fields.Place.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["title"])
    guard let title else { return nil }
    return Self(title: title, year: year, labels: labels, place: place)
  }
}

extension Operations.AddAlbum.MultipartBodyContent.Fields.Place: JSONReadable {
  /// Reads and validates a value (openapi.yaml:18).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var city: String?
    while try reader.nextKey() {
      if try reader.key(is: "city", &members, 0) {
        city = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["city"])
    guard let city else { return nil }
    return Self(city: city)
  }
}

extension Operations.WriteNote.BodyContent: JSONReadable {
  /// Reads and validates a value (openapi.yaml:34).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2)
    var text: String?
    var tags: [String]?
    while try reader.nextKey() {
      if try reader.key(is: "text", &members, 0) {
        text = try reader.string()
      } else if try reader.key(is: "tags", &members, 1) {
        tags = try Codecs.readStringArray(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(text: text, tags: tags)
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:17).
  static func readStringArray(from reader: inout JSONReader) throws(JSONSyntaxError) -> [String]? {
    try reader.array(String.read(from:))
  }
}
