// What debug builds hold the content of a response to.

/// How content is held to its media types and schemas.
enum ContentCheck: Sendable {
  /// One judge for all media types; `nil` where nothing but the media type is looked at.
  case same(ContentJudge?)
  /// Judges for some media types, each with the indices of the contents that it judges.
  case byMediaType([(judge: ContentJudge, contents: [Int])])
}

/// What holds one content to its schema.
enum ContentJudge: Sendable, Equatable {
  case json(Value)
  /// Text that stands for a value, and how.
  case text(Value, WireForm)
}
