// A connected socket -> an encrypted stream with libssl: TLS 1.2 or later, the certificate verified
// with the system's roots (or SSL_CERT_FILE and SSL_CERT_DIR) and held against the host's name.
import ContractLibSSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A TLS session over a socket that does not block; used by one thread.
///
/// libssl writes with write(2): the process must ignore SIGPIPE.
@safe final class TLSConnection {
  private let context: OpaquePointer
  private let session: OpaquePointer
  private let socket: Int32

  /// Prepares a session; nothing is sent. The socket stays the caller's.
  init(_ socket: Int32, host: String) throws(FetchError) {
    guard let context = unsafe SSL_CTX_new(TLS_client_method()),
      let session = unsafe Self.session(context)
    else { throw .tls("libssl could not be set up") }
    unsafe self.context = context
    unsafe self.session = session
    self.socket = socket
    guard unsafe SSL_set_fd(session, socket) == 1, expect(host) else {
      throw .tls("libssl could not be set up")
    }
  }

  deinit {
    unsafe SSL_free(session)
    unsafe SSL_CTX_free(context)
  }

  /// A session that accepts no certificate which the system's roots do not vouch for; frees the
  /// context where it cannot be made.
  private static func session(_ context: OpaquePointer) -> OpaquePointer? {
    unsafe SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nil)
    guard
      unsafe SSL_CTX_ctrl(context, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_2_VERSION), nil) == 1,
      unsafe SSL_CTX_set_default_verify_paths(context) == 1,
      let session = unsafe SSL_new(context)
    else {
      unsafe SSL_CTX_free(context)
      return nil
    }
    return unsafe session
  }

  /// Says for which host the certificate must be: sent as SNI (RFC 6066 section 3), and checked
  /// (RFC 9525). An address is checked against the certificate's addresses and is not sent.
  private func expect(_ host: String) -> Bool {
    let name = host.hasSuffix(".") ? String(host.dropLast()) : host
    let parameters = unsafe SSL_get0_param(session)
    if HostName.isIPv4(name) || name.contains(":") {
      return unsafe X509_VERIFY_PARAM_set1_ip_asc(parameters, name) == 1
    }
    unsafe X509_VERIFY_PARAM_set_hostflags(
      parameters, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS))
    guard unsafe X509_VERIFY_PARAM_set1_host(parameters, name, name.utf8.count) == 1
    else { return false }
    var bytes = name.utf8CString
    return unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe SSL_ctrl(
        session, SSL_CTRL_SET_TLSEXT_HOSTNAME, Int(TLSEXT_NAMETYPE_host_name),
        buffer.baseAddress) == 1
    }
  }

  /// Shakes hands and verifies the certificate.
  func handshake(before deadline: Deadline) throws(FetchError) {
    _ = try unsafe perform(before: deadline) { unsafe SSL_connect($0) }
  }

  /// Sends all bytes.
  func write(_ bytes: [UInt8], before deadline: Deadline) throws(FetchError) {
    // libssl sends a buffer whole unless partial writes are asked for.
    _ = try unsafe perform(before: deadline) { session in
      unsafe bytes.withUnsafeBytes { unsafe SSL_write(session, $0.baseAddress, Int32($0.count)) }
    }
  }

  /// Receives some bytes; none where the server has ended the session in order.
  func read(_ count: Int, before deadline: Deadline) throws(FetchError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let received = try unsafe perform(before: deadline) { session in
      unsafe bytes.withUnsafeMutableBytes {
        unsafe SSL_read(session, $0.baseAddress, Int32($0.count))
      }
    }
    return Array(bytes.prefix(Int(received)))
  }

  /// Repeats a call of libssl until it is done, waiting for the socket in between.
  ///
  /// - Returns: what the call returned; 0 where the server has ended the session.
  private func perform(
    before deadline: Deadline, _ call: (OpaquePointer) -> Int32
  ) throws(FetchError) -> Int32 {
    while true {
      ERR_clear_error()
      errno = 0
      let result = unsafe call(session)
      if result > 0 { return result }
      let failure = errno
      switch unsafe SSL_get_error(session, result) {
      case SSL_ERROR_WANT_READ:
        guard deadline.wait(for: socket, POLLIN) else { throw .timedOut }
      case SSL_ERROR_WANT_WRITE:
        guard deadline.wait(for: socket, POLLOUT) else { throw .timedOut }
      case SSL_ERROR_ZERO_RETURN: return 0
      case SSL_ERROR_SYSCALL:
        throw .connectionLost(failure == 0 ? "closed without an end" : systemMessage(failure))
      default: throw self.failure()
      }
    }
  }

  /// Why libssl failed: the certificate, where that did not verify.
  private func failure() -> FetchError {
    let verdict = unsafe SSL_get_verify_result(session)
    if verdict != Int(X509_V_OK) {
      let reason = unsafe String(cString: X509_verify_cert_error_string(verdict))
      return .certificate(reason + Self.advice(Int32(verdict)))
    }
    let code = ERR_peek_error()
    guard let reason = unsafe ERR_reason_error_string(code) else { return .tls("error \(code)") }
    return unsafe .tls(String(cString: reason))
  }

  /// What helps where no root vouches for the certificate.
  private static func advice(_ verdict: Int32) -> String {
    switch verdict {
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
      X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
      X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
      adviceOnRoots
    default: ""
    }
  }

  /// libssl takes no notice of a file that it cannot read.
  private static var adviceOnRoots: String {
    guard let path = Environment.process["SSL_CERT_FILE"] else {
      return
        "; install the system's certificates (ca-certificates), or name your authority's in SSL_CERT_FILE"
    }
    return unsafe access(path, R_OK) == 0
      ? "; the file that SSL_CERT_FILE names does not have its authority"
      : "; SSL_CERT_FILE names '\(path)', which cannot be read"
  }
}
