// The pages for people: `/` says what this is, `/docs` shows the contract and tries it, where it is served.

import ContractRuntime
import TodoContract

extension TodoApplication {
  /// Tells what this is and where to go: a page for whoever prefers HTML to JSON, else JSON.
  public func describeService(
    _ input: Operations.DescribeService.Input
  ) async throws -> Operations.DescribeService.Output {
    let page = Page.welcome(hasDocumentation: documentation != nil)
    let headers = Operations.DescribeService.OKHeaders(
      contentSecurityPolicy: page.policy, vary: "Accept")
    let types: [StaticString] = ["application/json", "text/html"]
    guard input.accept.choose(from: types) == 1 else {
      return .ok(
        .json(
          Schemas.ServiceDescription(
            title: EmbeddedContract.title, version: EmbeddedContract.version,
            contract: "/openapi.json", documentation: documentation == nil ? nil : "/docs",
            health: "/health")), headers: headers)
    }
    return .ok(.textHTML(.bytes(page.bytes)), headers: headers)
  }

  /// The page that shows the contract.
  public func getDocumentation(
    _ input: Operations.GetDocumentation.Input
  ) async throws -> Operations.GetDocumentation.Output {
    _ = try viewer
    return .ok(
      .bytes(Page.documentation.bytes),
      headers: .init(contentSecurityPolicy: Page.documentation.policy))
  }

  /// The script of the viewer, or 304 to a client that has it.
  public func getDocumentationViewer(
    _ input: Operations.GetDocumentationViewer.Input
  ) async throws -> Operations.GetDocumentationViewer.Output {
    let file = try viewer.script
    if file.isHeld(by: input.ifNoneMatch) {
      return .notModified(headers: .init(eTag: file.tag.field))
    }
    return .ok(.bytes(file.bytes), headers: .init(eTag: file.tag.field))
  }

  /// The style of the viewer, or 304 to a client that has it.
  public func getDocumentationStyle(
    _ input: Operations.GetDocumentationStyle.Input
  ) async throws -> Operations.GetDocumentationStyle.Output {
    let file = try viewer.style
    if file.isHeld(by: input.ifNoneMatch) {
      return .notModified(headers: .init(eTag: file.tag.field))
    }
    return .ok(.bytes(file.bytes), headers: .init(eTag: file.tag.field))
  }

  /// The script that starts the viewer, or 304 to a client that has it.
  public func getDocumentationStart(
    _ input: Operations.GetDocumentationStart.Input
  ) async throws -> Operations.GetDocumentationStart.Output {
    _ = try viewer
    let file = Page.start
    if file.isHeld(by: input.ifNoneMatch) {
      return .notModified(headers: .init(eTag: file.tag.field))
    }
    return .ok(.bytes(file.bytes), headers: .init(eTag: file.tag.field))
  }

  /// The viewer, or 404 where it is not served.
  private var viewer: DocumentationViewer {
    get throws(ProblemDetails) {
      guard let documentation else {
        throw ProblemDetails(
          status: 404, detail: "The documentation is not served here; DOCS=on serves it.")
      }
      return documentation
    }
  }
}
