// `operationId` is unique among all operations of the API (OpenAPI 3.1, section 4.8.10.1).

extension DocumentChecks {
  func checkOperationIDs() {
    var seen: [[UInt8]: (id: Node, key: Node)] = [:]
    var reported = Set<Node>()
    let paths = Set(document.paths.map(\.key))
    for (operation, _, key) in operations {
      guard let id = operation.node["operationId"], id.isString else { continue }
      guard let first = seen[Array(id.textBytes)] else {
        seen[Array(id.textBytes)] = (id, key)
        continue
      }
      if first.id == id {
        // One path item under two paths makes two operations of one name.
        guard first.key != key, paths.contains(first.key), paths.contains(key),
          reported.insert(key).inserted
        else { continue }
        report(
          .duplicateOperationID, "operationId '\(id.text)' is used by two paths", at: key,
          notes: [("the other path is here", first.key), ("the operation is here", id)])
      } else if reported.insert(id).inserted {
        report(
          .duplicateOperationID, "operationId '\(id.text)' is already used", at: id,
          notes: [("the first is here", first.id)])
      }
    }
  }
}
