// The media types of a response -> what debug builds hold its content to.

/// Decides which reader judges a content.
enum ContentCheckLowering {
  /// The check of a response with these contents.
  static func check(of contents: [ContentPlan]) -> ContentCheck {
    let judges = contents.map { judge(of: $0.format) }
    if judges.allSatisfy({ $0 == judges[0] }) { return .same(judges[0]) }
    var list: [(judge: ContentJudge, contents: [Int])] = []
    for (index, judge) in judges.enumerated() {
      guard let judge else { continue }
      if let known = list.firstIndex(where: { $0.judge == judge }) {
        list[known].contents.append(index)
      } else {
        list.append((judge, [index]))
      }
    }
    return .byMediaType(list)
  }

  /// There is none for bytes, and for what no response is made of.
  private static func judge(of format: ContentPlan.Format) -> ContentJudge? {
    switch format {
    case .json(let value), .rawJSON(let value): .json(value)
    case .text(let value, let form): .text(value, form)
    case .sequence, .bytes, .form, .multipart: nil
    }
  }
}
