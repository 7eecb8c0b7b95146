// Which scalars differ in case alone, from the standard library's case mappings: it has no simple case
// folding of its own.

/// Unicode's simple case folding (CaseFolding.txt, statuses C and S), which comparisons that ignore case
/// are made by (ECMA-262 section 22.2.2.7.3, Canonicalize).
enum CaseFolding {
  /// The scalar that stands for all that differ from this one in case alone.
  static func fold(_ value: UInt32) -> UInt32 {
    switch value {
    // The dotless i is a letter of its own, though its capital is that of i.
    case 0x131: return value
    // Letters that are written in two ways, where no mapping leads from one to the other.
    case 0x1FD3: return 0x390
    case 0x1FE3: return 0x3B0
    case 0xFB05: return 0xFB06
    default: break
    }
    guard let scalar = Unicode.Scalar(value) else { return value }
    let upper = scalar.properties.uppercaseMapping.onlyScalar ?? scalar
    return (upper.properties.lowercaseMapping.onlyScalar ?? upper).value
  }

  /// All sets of two or more scalars that differ in case alone.
  static let classes: [[UInt32]] = {
    // Scripts without case, and planes that have none, are not asked about.
    let cased = [UInt32(0)..<0x3000, 0xA000..<0xAC00, 0xF900..<0x20000].joined().filter { value in
      guard let properties = Unicode.Scalar(value)?.properties else { return false }
      return properties.changesWhenCaseMapped || properties.changesWhenCaseFolded
    }
    return Dictionary(grouping: cased, by: fold).values.filter { $0.count > 1 }
  }()
}

extension String {
  /// The scalar where the text is a single one.
  fileprivate var onlyScalar: Unicode.Scalar? {
    unicodeScalars.dropFirst().isEmpty ? unicodeScalars.first : nil
  }
}

extension ScalarSet {
  /// Adds all scalars that differ in case alone from one that the set lists.
  ///
  /// - Precondition: The set is not negated.
  mutating func ignoreCase() {
    let listed = self
    var added: Set<UInt32> = []
    for members in CaseFolding.classes where members.contains(where: listed.contains) {
      added.formUnion(members.filter { !listed.contains($0) })
    }
    for scalar in added.sorted() { insert(adjoining: scalar) }
  }

  /// `\w` where case is ignored: also the letters whose fold is one of ASCII (ECMA-262 section
  /// 22.2.2.7.4, WordCharacters). Sorted and disjoint.
  static let wordIgnoringCase = ScalarSet([
    0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0x17F...0x17F, 0x212A...0x212A,
  ])
}
