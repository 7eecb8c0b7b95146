// A concern around every request: one type that is told of each, and goes on with whatever is inside.

/// Something that happens around every request, such as a quota or a further response field.
///
/// The request's ``Request/context`` says what is known of it: before `next` who sent it and until when,
/// afterwards also the operation and the principal. What the server answers by itself, such as a head
/// that cannot be read, reaches no middleware; `HTTPServer` tells that in its events.
public protocol Middleware: Sendable {
  /// The answer to a request: that of `next`, changed or not, or one of its own.
  nonisolated(nonsending) func respond(
    to request: Request, next: some Responder
  ) async -> Response
}

/// A responder inside a middleware; the chain is a type, so that calls in it are direct.
public struct Wrapped<Outer: Middleware, Inner: Responder>: Responder {
  private let outer: Outer
  private let inner: Inner

  init(_ inner: Inner, in outer: Outer) {
    self.outer = outer
    self.inner = inner
  }

  /// The answer of the middleware.
  nonisolated(nonsending) public func respond(to request: Request) async -> Response {
    await outer.respond(to: request, next: inner)
  }

  /// That of the responder inside.
  public var crossOrigin: CrossOriginRoutes? { inner.crossOrigin }

  /// That of the responder inside.
  public var problemContent: ProblemContent { inner.problemContent }
}

extension Responder {
  /// This responder inside a middleware, which sees each request first and each response last.
  public func wrapped<Outer: Middleware>(in outer: Outer) -> Wrapped<Outer, Self> {
    Wrapped(self, in: outer)
  }
}
