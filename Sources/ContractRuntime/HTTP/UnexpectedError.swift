// What a server without a log of its own does with an error that a handler did not expect.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ProblemDetails {
  /// 500, and one line on standard error that names the request and the error.
  ///
  /// Made for the `problem` of a generated `Router`, which asks it about errors that are no
  /// `ProblemDetails`. The client learns the request id and nothing of the error.
  public static func unexpected(_ error: any Error, _ request: Request) -> ProblemDetails {
    let path = request.target.prefix { $0 != "?" }
    let line = "error: \(request.method.name) \(path) (request \(request.id)): \(error)\n"
    let bytes = Array(line.utf8)
    _ = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(STDERR_FILENO, buffer.baseAddress, buffer.count)
    }
    return ProblemDetails(
      status: 500, detail: "The server made a mistake; its log has the request id.")
  }
}
