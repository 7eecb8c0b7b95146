// What a value is on the wire, where it is text without types: queries, paths, header fields, cookies,
// forms, text bodies. Made once from a schema, by `WireShapeReader`, and used by all of them alike.

import OpenAPIDocument

/// What the values of a schema may be, alternatives put together.
public struct WireShape: Sendable, Hashable {
  /// The types of a scalar, `null` included; none where no scalar is allowed.
  public internal(set) var scalars: JSONTypes = []
  /// Whether the empty text surely is a string of its own, so that it does not stand for `null`.
  public internal(set) var takesEmptyText = false
  /// Whether a text may be any bytes.
  public internal(set) var isBinary = false
  /// Whether nothing is known: text, list or object, as it comes.
  public internal(set) var isAny = false
  /// Whether it is JSON text (`content` with a JSON media type).
  public internal(set) var isJSON = false
  /// The structure of an item in a list of one; empty where no array is allowed.
  private var itemList: [WireShape] = []
  /// The members of an object; `nil` where no object is allowed.
  public internal(set) var members: Members?

  /// The members of an object.
  public struct Members: Sendable, Hashable {
    /// The listed members.
    public var properties: [Property] = []

    /// An object of which nothing is said.
    public init() {}

    /// Those whose names match patterns.
    public internal(set) var patterns: [Pattern] = []
    /// The structure of all others in a list of one; empty where they are left out.
    fileprivate var additionalList: [WireShape] = []
    /// Whether others are refused.
    public internal(set) var isClosed = false

    /// The structure of all others; `nil` where they are left out.
    public internal(set) var additional: WireShape? {
      get { additionalList.first }
      set { additionalList = newValue.map { [$0] } ?? [] }
    }

    /// Whether it takes members that it does not list: an object without any word about them is free,
    /// one that lists some leaves others to other parameters.
    public var isFree: Bool { !additionalList.isEmpty || !patterns.isEmpty || isBare }

    /// Whether nothing is said of any member.
    fileprivate var isBare: Bool {
      properties.isEmpty && patterns.isEmpty && additionalList.isEmpty && !isClosed
    }
  }

  /// A listed member.
  public struct Property: Sendable, Hashable {
    /// The name in JSON.
    public let name: Name
    /// What its values are.
    public let shape: WireShape

    /// Makes a member from its parts.
    public init(name: Name, shape: WireShape) {
      self.name = name
      self.shape = shape
    }
  }

  /// The members whose names match a pattern.
  public struct Pattern: Sendable, Hashable {
    /// The regular expression.
    public let key: Node
    /// What the values of the members are.
    public let shape: WireShape

    /// Whether the same is said of the same names, wherever it is written.
    public static func == (left: Pattern, right: Pattern) -> Bool {
      left.key.name == right.key.name && left.shape == right.shape
    }

    /// Hashes what `==` compares.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(key.name)
      hasher.combine(shape)
    }
  }

  /// The structure of an item; `nil` where no array is allowed.
  public var items: WireShape? {
    get { itemList.first }
    set { itemList = newValue.map { [$0] } ?? [] }
  }

  /// What is known of nothing.
  public static let any = WireShape(isAny: true)
  /// JSON text.
  public static let json = WireShape(isJSON: true)
  /// A text.
  public static let string = WireShape(scalars: .string)
  /// A list of values of a shape.
  public static func list(of items: WireShape) -> WireShape {
    var shape = WireShape()
    shape.items = items
    return shape
  }

  /// Whether it is a scalar and nothing else.
  public var isScalar: Bool {
    !scalars.isEmpty && items == nil && members == nil && !isAny && !isJSON
  }
  /// Whether it is an object and nothing else but `null`.
  public var isObject: Bool {
    members != nil && items == nil && scalars.subtracting(.null).isEmpty && !isAny
  }
  /// Whether it says nothing at all, as no alternative was read.
  var isEmpty: Bool { self == WireShape() }
}

// MARK: - Combining

extension WireShape {
  /// What is one or the other.
  func union(_ other: WireShape) -> WireShape {
    if isAny || other.isAny { return .any }
    var result = self
    result.scalars.formUnion(other.scalars)
    result.takesEmptyText = takesEmptyText || other.takesEmptyText
    result.isBinary = isBinary || other.isBinary
    result.items = Self.merge(items, other.items) { $0.union($1) }
    result.members = Self.merge(members, other.members) { $0.union($1) }
    return result
  }

  /// What is both.
  func intersection(_ other: WireShape) -> WireShape {
    if isAny { return other }
    if other.isAny { return self }
    var result = WireShape()
    result.scalars = scalars.intersection(other.scalars)
    result.takesEmptyText = takesEmptyText && other.takesEmptyText
    result.isBinary = isBinary || other.isBinary
    if let items, let others = other.items { result.items = items.intersection(others) }
    if let members, let others = other.members { result.members = members.intersection(others) }
    return result
  }

  fileprivate static func merge<T>(_ left: T?, _ right: T?, _ both: (T, T) -> T) -> T? {
    guard let left, let right else { return left ?? right }
    return both(left, right)
  }
}

extension WireShape.Members {
  /// The structure of a member by its name alone.
  private func shape(_ name: Name) -> WireShape? {
    properties.first { $0.name == name }?.shape ?? additional
  }

  func union(_ other: Self) -> Self {
    combine(other) { $0.union($1) }
  }

  func intersection(_ other: Self) -> Self {
    combine(other) { $0.intersection($1) }
  }

  private func combine(_ other: Self, _ both: (WireShape, WireShape) -> WireShape) -> Self {
    var result = Self()
    let names = (properties + other.properties).map(\.name)
    var seen: Set<Name> = []
    for name in names where seen.insert(name).inserted {
      let shape = WireShape.merge(shape(name), other.shape(name), both) ?? .any
      result.properties.append(.init(name: name, shape: shape))
    }
    result.patterns = patterns + other.patterns.filter { !patterns.contains($0) }
    result.additional = WireShape.merge(additional, other.additional, both)
    result.isClosed = isClosed || other.isClosed
    return result
  }
}
