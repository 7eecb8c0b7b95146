// A key server that speaks TLS: Python's ssl with certificates of an authority made for the test, in
// a process of its own. What it does with a connection is chosen when it is started.

import ContractTestSupport
import Foundation

/// A private authority and the certificates that it has signed, in a folder.
struct TestAuthority: Sendable {
  let folder: URL

  /// The file for `SSL_CERT_FILE`.
  var certificate: String { folder.appendingPathComponent("ca.pem").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("authority-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try openssl(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=authority",
      "-keyout ca.key -out ca.pem")
  }

  /// Signs a certificate for these names, such as `DNS:localhost,IP:127.0.0.1`.
  ///
  /// - Returns: its name, to which `.pem` and `.key` are added.
  func certify(_ name: String, names: String, days: Int = 2) throws -> String {
    try openssl(
      "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=\(name)",
      "-keyout \(name).key -out \(name).csr")
    try Data("subjectAltName=\(names)\n".utf8).write(
      to: folder.appendingPathComponent("\(name).cnf"))
    try openssl(
      "x509 -req -in \(name).csr -CA ca.pem -CAkey ca.key -CAcreateserial -days \(days)",
      "-extfile \(name).cnf -out \(name).pem")
    return name
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  private func openssl(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["openssl"] + arguments.flatMap { $0.split(separator: " ").map(String.init) }
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw SocketError.failed(call: "openssl", code: process.terminationStatus)
    }
  }
}

/// Publishes a key set over TLS on localhost.
final class TLSKeyServer: Sendable {
  /// What becomes of a connection.
  enum Behaviour: String, Sendable {
    case keys
    /// After the handshake nothing more is said.
    case silence
    /// A body that never ends.
    case endless
    /// A body of unknown length whose connection is cut off rather than ended.
    case cutOff
  }

  private static let program = """
    import os, socket, ssl, sys, threading, time
    certificate, key, document, behaviour = sys.argv[1:]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listener = socket.create_server(("127.0.0.1", 0))
    print("listening on http://127.0.0.1:%d" % listener.getsockname()[1], flush=True)
    def answer(connection):
        try:
            with context.wrap_socket(connection, server_side=True) as stream:
                head = b""
                while b"\\r\\n\\r\\n" not in head:
                    head += stream.recv(4096)
                print(head.decode(), flush=True)
                body = open(document, "rb").read()
                if behaviour == "silence":
                    time.sleep(60)
                elif behaviour == "endless":
                    stream.sendall(b"HTTP/1.1 200 OK\\r\\n\\r\\n")
                    while True:
                        stream.sendall(b" " * 16384)
                elif behaviour == "cutOff":
                    stream.sendall(b"HTTP/1.1 200 OK\\r\\n\\r\\n" + body)
                    os.close(stream.detach())
                else:
                    chunks = b"".join(b"%x\\r\\n%c\\r\\n" % (1, byte) for byte in body)
                    stream.sendall(
                        b"HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\n"
                        b"Transfer-Encoding: chunked\\r\\n\\r\\n" + chunks + b"0\\r\\n\\r\\n")
        except OSError as error:
            print(error, flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=answer, args=(connection,), daemon=True).start()
    """

  private let process: SpawnedProcess
  private let output: URL
  let port: Int

  private init(_ process: SpawnedProcess, output: URL, port: Int) {
    (self.process, self.output, self.port) = (process, output, port)
  }

  deinit { process.signal(SIGKILL) }

  /// Starts a server with one of the authority's certificates.
  static func start(
    _ authority: TestAuthority, certificate: String, keys: [SigningKey],
    _ behaviour: Behaviour = .keys
  ) async throws -> TLSKeyServer {
    let folder = authority.folder
    let name = "\(certificate)-\(UUID().uuidString)"
    let document = folder.appendingPathComponent("\(name).json")
    let set = JSON.object([(name: "keys", value: .array(try keys.map { try $0.publicJWK() }))])
    try Data(set.text.utf8).write(to: document)
    let output = folder.appendingPathComponent("\(name).out")
    let process = try SpawnedProcess(
      "/usr/bin/env",
      [
        "python3", "-c", program, folder.appendingPathComponent("\(certificate).pem").path,
        folder.appendingPathComponent("\(certificate).key").path, document.path,
        behaviour.rawValue,
      ],
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"],
      standardOutput: output.path, standardError: output.path)
    _ = try await eventually(within: 30) {
      announcedPort(in: text(of: output)) != nil || !process.isRunning
    }
    guard let port = announcedPort(in: text(of: output)) else { throw SocketError.timedOut }
    return TLSKeyServer(process, output: output, port: port)
  }

  /// What it has received and what went wrong.
  var log: String { Self.text(of: output) }

  private static func text(of file: URL) -> String {
    (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }
}
