// Accepted changes: what an entry accepts, which entries accept nothing, which lines are none.

import Testing

@testable import ContractDiff

@Suite struct AllowListTests {
  /// A parameter that becomes required in two operations at once, and an operation that is gone.
  private func changes() throws -> [Change] {
    let document = { (isRequired: Bool, last: String) in
      let use =
        "{parameters: [{$ref: '#/components/parameters/Q'}], responses: {'200': {description: A.}}}"
      return """
        openapi: 3.1.0
        info: {title: Tasks, version: '1'}
        paths:
          /a: {get: \(use), put: \(use)\(last)}
        components:
          parameters: {Q: {name: q, in: query, required: \(isRequired), schema: {type: string}}}
        """
    }
    return try Contracts.changes(
      document(false, ", delete: {responses: {'200': {description: A.}}}"), document(true, ""))
  }

  private func accepted(_ text: String) throws -> (codes: [String], unused: [Int]) {
    let list = AllowList(text)
    #expect(list.malformed.isEmpty)
    let result = list.apply(to: try changes())
    return (
      result.changes.filter(\.isAccepted).map(\.change.code.rawValue), result.unused.map(\.line)
    )
  }

  @Test func nothingIsAcceptedUnasked() throws {
    #expect(
      try changes().map(\.code.rawValue) == ["operation-removed", "parameter-became-required"])
    #expect(try accepted("").codes == [])
  }

  @Test func aPointerAcceptsThePlaceInEitherDocument() throws {
    let place = "/components/parameters/Q/required"
    for text in [place, "#" + place, "\(place) # agreed in May"] {
      let result = try accepted("# accepted\n\nparameter-became-required \(text)\n")
      #expect(result.codes == ["parameter-became-required"])
      #expect(result.unused == [])
    }
    #expect(try accepted("operation-removed /paths/~1a/delete").codes == ["operation-removed"])
  }

  @Test func anOperationAcceptsOnlyWhatTouchesNoOther() throws {
    #expect(try accepted("operation-removed DELETE /a").codes == ["operation-removed"])
    let one = try accepted("parameter-became-required GET /a\n")
    #expect(one.codes == [])
    #expect(one.unused == [1])
    let both = try accepted("parameter-became-required GET /a\nparameter-became-required PUT /a")
    #expect(both.codes == ["parameter-became-required"])
    #expect(both.unused == [])
  }

  @Test func whatAcceptsNothingIsNamed() throws {
    let result = try accepted("operation-removed DELETE /b\nparameter-removed GET /a\r\n")
    #expect(result.codes == [])
    #expect(result.unused == [1, 2])
  }

  @Test func linesThatAreNoEntries() {
    let list = AllowList("operation-remove GET /a\noperation-removed\noperation-removed GET\n")
    #expect(list.entries.isEmpty)
    #expect(list.malformed.map(\.line) == [1, 2, 3])
    #expect(
      list.malformed[0].message
        == "'operation-remove' is not the code of a change; did you mean 'operation-removed'?")
  }

  @Test func theRenderingsTellWhatIsAccepted() throws {
    let list = AllowList("operation-removed DELETE /a\nparameter-removed GET /a")
    let (changes, unused) = list.apply(to: try changes())
    let text = ChangeRenderer.text(changes)
    #expect(text.contains("accepted: the operation DELETE /a is gone [operation-removed]"))
    #expect(text.hasSuffix("2 changes: 1 breaking, 1 accepted\n"))
    let json = ChangeRenderer.json(changes, unusedAllowances: unused)
    #expect(
      json.hasPrefix("{\"breaking\":1,\"security\":0,\"warning\":0,\"info\":0,\"accepted\":1,"))
    #expect(
      json.contains("\"unusedAllowances\":[\n{\"line\":2,\"entry\":\"parameter-removed GET /a\"}"))
  }
}
