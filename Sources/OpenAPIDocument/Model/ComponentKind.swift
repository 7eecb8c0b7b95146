// What a reference can stand for: the fields of the Components Object (OpenAPI 3.2, section 4.8.7).

/// A kind of reusable object, by the field of `components` that holds such objects.
public enum ComponentKind: String, Sendable {
  /// Schema Objects.
  case schemas
  /// Response Objects.
  case responses
  /// Parameter Objects.
  case parameters
  /// Example Objects.
  case examples
  /// Request Body Objects.
  case requestBodies
  /// Header Objects.
  case headers
  /// Security Scheme Objects.
  case securitySchemes
  /// Link Objects.
  case links
  /// Callback Objects.
  case callbacks
  /// Path Item Objects, which have a field since 3.1.
  case pathItems
  /// Media Type Objects, which have a field since 3.2.
  case mediaTypes

  /// Whether the name of a component may have a character (OpenAPI 3.1.1, section 4.8.7.1).
  public static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": true
    default: false
    }
  }
}
