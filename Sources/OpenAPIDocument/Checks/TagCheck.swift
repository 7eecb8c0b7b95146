// Tags: names are unique, and in 3.2 parents exist and do not form a circle
// (OpenAPI 3.2, sections 4.1.1 and 4.22).

extension DocumentChecks {
  func checkTags() {
    var byName: [[UInt8]: Tag] = [:]
    for tag in document.tags {
      guard let name = tag.node["name"] else { continue }
      if let first = byName[Array(name.textBytes)]?.node["name"] {
        report(
          .duplicateTag, "tag '\(name.text)' is already declared", at: name,
          notes: [("the first is here", first)])
      } else {
        byName[Array(name.textBytes)] = tag
      }
    }
    var finished = Set<Node>()
    for tag in document.tags { checkParents(of: tag, byName, &finished) }
  }

  /// Follows a tag upwards to one that was followed before.
  private func checkParents(
    of tag: Tag, _ byName: [[UInt8]: Tag], _ finished: inout Set<Node>
  ) {
    var onPath = Set<Node>()
    var current = tag
    while !finished.contains(current.node) {
      onPath.insert(current.node)
      finished.insert(current.node)
      guard let parent = current.node["parent"] else { return }
      guard let next = byName[Array(parent.textBytes)] else {
        report(
          .unknownTagParent, "no tag '\(parent.text)'", at: parent,
          suggestion: Suggestion.didYouMean(parent.text, among: document.tags.map(\.name.text)))
        return
      }
      if onPath.contains(next.node) {
        report(.unknownTagParent, "tag '\(next.name)' is above itself", at: parent)
      }
      current = next
    }
  }
}
