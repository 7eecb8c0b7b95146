// A `content` mapping, to be searched for the entry that holds a media type.

import ContractModel
import OpenAPIDocument

/// A `content` mapping, to be searched.
struct ContentIndex {
  private let byText: [Name: Entry<Resolved<MediaType>>]
  private let byEssence: [Name: Entry<Resolved<MediaType>>]

  init(_ content: [Entry<Resolved<MediaType>>]) {
    byText = content.byName { MediaRange($0.name).text }
    byEssence = content.byName { MediaRange($0.name).essence }
  }

  /// The entry that holds a media type best.
  func best(for range: MediaRange) -> Entry<Resolved<MediaType>>? {
    byText[range.text] ?? range.holders.lazy.compactMap { byEssence[$0] }.first
  }
}
