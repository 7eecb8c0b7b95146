// The key of a `content` mapping: a media type or a range of them (RFC 9110, sections 8.3.1 and
// 12.5.1), compared without case and white space.

import ContractModel
import OpenAPIDocument

/// A media type or range.
struct MediaRange: Hashable {
  /// Type and subtype in lower case, without parameters.
  let essence: Name
  /// With its parameters, in lower case.
  let text: String

  init(_ written: String) {
    let parts = written.lowercased().split(separator: ";", omittingEmptySubsequences: false)
      .map { part in String(part.filter { $0 != " " && $0 != "\t" }) }
    essence = Name(parts.first ?? "")
    text = parts.joined(separator: ";")
  }

  static func == (left: MediaRange, right: MediaRange) -> Bool {
    Name(left.text) == Name(right.text)
  }

  func hash(into hasher: inout Hasher) { Name(text).hash(into: &hasher) }

  /// The ranges that hold it, the nearest first: but for parameters, `type/*`, `*/*`.
  var holders: [Name] {
    let type = essence.text.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
    return [essence, Name(type + "/*"), Name("*/*")]
  }
}

/// A `content` mapping, to be searched.
struct ContentIndex {
  private let byText: [Name: Entry<Resolved<MediaType>>]
  private let byEssence: [Name: Entry<Resolved<MediaType>>]

  init(_ content: [Entry<Resolved<MediaType>>]) {
    byText = content.byName { MediaRange($0.name).text }
    byEssence = content.byName { MediaRange($0.name).essence.text }
  }

  /// The entry that holds a media type best.
  func best(for range: MediaRange) -> Entry<Resolved<MediaType>>? {
    byText[Name(range.text)] ?? range.holders.lazy.compactMap { byEssence[$0] }.first
  }
}
