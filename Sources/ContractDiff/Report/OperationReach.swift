// Which operations a pair of schemas is reached from: a change deep in a shared schema is named
// with the operations that it touches.

/// The operations from which pairs of schemas are reached, up to `Change.operationLimit` of each.
struct OperationReach {
  /// One more than are shown, so that "more" is known; sorted.
  private var reached: [[Int]]

  /// Spreads the operations from the pairs they use to all pairs below; the lists only grow and are
  /// bounded, so this ends after a bounded number of visits of each pair.
  init(pairs: [SchemaPair], operationCount: Int) {
    reached = Array(repeating: [], count: pairs.count)
    var children: [[Int]] = Array(repeating: [], count: pairs.count)
    var waiting: [Int] = []
    for (index, pair) in pairs.enumerated() {
      for origin in pair.origins {
        switch origin {
        case .pair(let parent): children[parent].append(index)
        case .operation(let operation): Self.insert(operation, into: &reached[index])
        case .document: break
        }
      }
      if !reached[index].isEmpty { waiting.append(index) }
    }
    var isWaiting = Array(repeating: false, count: pairs.count)
    for index in waiting { isWaiting[index] = true }
    while let index = waiting.popLast() {
      isWaiting[index] = false
      for child in children[index] {
        let before = reached[child]
        for operation in reached[index] { Self.insert(operation, into: &reached[child]) }
        if reached[child] != before, !isWaiting[child] {
          isWaiting[child] = true
          waiting.append(child)
        }
      }
    }
  }

  /// Keeps the smallest: the outcome is the same in whatever order the operations come.
  private static func insert(_ operation: Int, into list: inout [Int]) {
    guard let index = list.firstIndex(where: { $0 >= operation }) else {
      if list.count <= Change.operationLimit { list.append(operation) }
      return
    }
    guard list[index] != operation else { return }
    list.insert(operation, at: index)
    if list.count > Change.operationLimit + 1 { list.removeLast() }
  }

  /// The operations of origins, and whether there are more.
  func operations(of origins: [Origin]) -> ([Int], more: Bool) {
    var list: [Int] = []
    for origin in origins {
      switch origin {
      case .operation(let operation): Self.insert(operation, into: &list)
      case .pair(let pair): for operation in reached[pair] { Self.insert(operation, into: &list) }
      case .document: break
      }
    }
    return (Array(list.prefix(Change.operationLimit)), list.count > Change.operationLimit)
  }
}
