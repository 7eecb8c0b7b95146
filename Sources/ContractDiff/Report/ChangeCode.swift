// The names of changes as users meet them: in the output, in allow files, as case folders.

/// What kind of change it is; the raw values are stable, allow files name them.
///
/// `request` stands for what the server receives and `response` for what it sends: the body of a
/// webhook or a callback is a response in this sense.
public struct ChangeCode: RawRepresentable, CaseIterable, Hashable, Sendable {
  /// The code as printed and as allow files name it.
  public let rawValue: String
  /// The category, the same for every change of the code.
  public let category: ChangeCategory

  init(_ name: String, _ category: ChangeCategory) {
    rawValue = name
    self.category = category
  }

  /// The code of that name; nil if no rule has it.
  public init?(rawValue: String) {
    let code = Self.allCases.first { $0.rawValue.utf8.elementsEqual(rawValue.utf8) }
    guard let code else { return nil }
    self = code
  }

  /// The codes of all rules in the order of the tables, each once.
  public static let allCases: [ChangeCode] = {
    var seen: Set<ChangeCode> = []
    return Subject.allCases.flatMap(\.rules).flatMap(\.codes).filter { seen.insert($0).inserted }
  }()

  /// Whether both are the same code.
  public static func == (left: ChangeCode, right: ChangeCode) -> Bool {
    left.rawValue == right.rawValue
  }

  /// Hashes the code.
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

/// What a change means for those who depend on the contract.
public enum ChangeCategory: String, CaseIterable, Sendable {
  /// A request that was accepted may be refused or understood otherwise, or an answer may hold
  /// what a client does not expect.
  case breaking
  /// A request that was refused may be let through: the data of the server's users may lie open.
  case security
  /// A client can notice it, but one that follows the old contract goes on working.
  case warning
  /// Harmless.
  case info

  /// Whether it makes the comparison fail.
  public var isBreaking: Bool { self == .breaking || self == .security }
}
