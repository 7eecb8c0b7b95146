// What a handler answers with where the contract declares a range such as `image/*`.

/// Content with its media type.
public struct MediaContent: Sendable {
  /// The media type, one that the declared range includes.
  public var mediaType: String
  /// The content.
  public var body: ResponseBody

  /// Makes content of a media type.
  public init(_ mediaType: String, _ body: ResponseBody) {
    self.mediaType = mediaType
    self.body = body
  }
}
