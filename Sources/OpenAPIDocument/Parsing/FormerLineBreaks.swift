// Characters that end a line in YAML 1.1, and none in YAML 1.2 (section 5.4): libyaml, which reads 1.1, gets
// others in their place. One character stands for one, so that its marks hold for the file.

/// What stands for the line breaks of YAML 1.1 while libyaml reads a file.
struct FormerLineBreaks {
  /// U+0085, U+2028 and U+2029 in UTF-8.
  private static let characters: [[UInt8]] = [
    [0xC2, 0x85], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9],
  ]

  private var standIns: [(character: [UInt8], standIn: [UInt8])] = []

  /// Looks through a file.
  init(_ bytes: [UInt8]) {
    guard bytes.contains(where: { $0 == 0xC2 || $0 == 0xE2 }) else { return }
    let present = Self.characters.filter { Self.contains(bytes, $0) }
    if present.isEmpty { return }
    // Of private use, and nowhere in the file, neither as it is nor as an escape.
    let candidates: ClosedRange<UInt32> = 0xF0000...0xFFFFD
    let free = candidates.lazy.compactMap(Unicode.Scalar.init).filter {
      (scalar) in
      let number = String(scalar.value, radix: 16)
      return !Self.contains(bytes, Array(String(scalar).utf8))
        && !Self.contains(bytes, Array(number.utf8))
        && !Self.contains(bytes, Array(number.uppercased().utf8))
    }
    standIns = zip(present, free.prefix(present.count)).map { (character, scalar) in
      (character, Array(String(scalar).utf8))
    }
  }

  /// Whether nothing has to be replaced.
  var isEmpty: Bool { standIns.isEmpty }

  /// The file for libyaml.
  func hidden(_ bytes: [UInt8]) -> [UInt8] {
    standIns.reduce(bytes) { (bytes, pair) in
      Self.replace(pair.character, by: pair.standIn, in: bytes)
    }
  }

  /// A text of libyaml's as the file has it.
  func restored(_ bytes: [UInt8]) -> [UInt8] {
    standIns.reduce(bytes) { (bytes, pair) in
      Self.replace(pair.standIn, by: pair.character, in: bytes)
    }
  }

  private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    bytes.firstRange(of: part) != nil
  }

  private static func replace(_ part: [UInt8], by other: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == part[0], bytes[index...].starts(with: part) {
        result += other
        index += part.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
