// A response head, and its content where it is in memory, as bytes in one buffer. NIO's own
// response encoder wants a second copy of the fields and gives head and content as separate writes;
// on a small response that costs as much as the rest of the server's work.

import ContractRuntime
import NIOCore

/// What a response head says besides the responder's fields.
struct ResponseHead {
  /// How the end of the content is told.
  enum Framing: Equatable {
    /// Neither content nor a field about it (204, 304).
    case none
    case length(Int)
    case chunked
    /// HTTP/1.0 without a known length.
    case untilClose
  }

  var framing: Framing
  var closes: Bool
  var isHTTP10: Bool
  var requestID: String
  /// Field lines of the CORS policy.
  var crossOrigin: CrossOriginFields.Lines
  /// The whole `Date` line.
  var date: [UInt8]
}

extension ResponseHead {
  /// The most that the fixed parts of a head take.
  private static let fixedBytes = 256

  /// Appends the head and `content` to `buffer`.
  ///
  /// - Returns: False, and nothing appended, where a field of the response holds bytes that could
  ///   end it early (RFC 9110 section 5.5).
  func write(_ response: Response, content: [UInt8], to buffer: inout ByteBuffer) -> Bool {
    var capacity = Self.fixedBytes + crossOrigin.rest.count + date.count + content.count
    if let origin = crossOrigin.origin { capacity += origin.utf8.count }
    for field in response.headers.fields {
      capacity += field.name.utf8.count + field.value.utf8.count + 4
    }
    var isValid = true
    let start = buffer.writerIndex
    unsafe buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: capacity) { memory in
      var output = unsafe OutputCursor(memory)
      writeFields(response, to: &output)
      output.put(content)
      isValid = output.isValid
      return output.count
    }
    if !isValid { buffer.moveWriterIndex(to: start) }
    return isValid
  }

  private func writeFields(_ response: Response, to output: inout OutputCursor) {
    Self.putStatusLine(response.status, to: &output)
    for field in response.headers.fields where !Self.isOwn(field.name) {
      output.putName(field.name)
      output.put(": ")
      output.putValue(field.value)
      output.put("\r\n")
    }
    switch framing {
    case .none, .untilClose: break
    case .length(let count):
      output.put("Content-Length: ")
      output.put(decimal: count)
      output.put("\r\n")
    case .chunked: output.put("Transfer-Encoding: chunked\r\n")
    }
    if closes {
      output.put("Connection: close\r\n")
    } else if isHTTP10 {
      output.put("Connection: keep-alive\r\n")
    }
    output.put(date)
    output.put("X-Request-Id: ")
    output.putValue(requestID)
    output.put("\r\n")
    if let origin = crossOrigin.origin {
      output.put("Access-Control-Allow-Origin: ")
      output.putValue(origin)
      output.put("\r\n")
    }
    output.put(crossOrigin.rest)
    output.put("\r\n")
  }

  /// Fields that belong to the server: framing, connection, and what it adds itself.
  private static func isOwn(_ name: String) -> Bool {
    switch name.utf8.count {
    case 4: name.isEqualIgnoringASCIICase("date")
    case 10:
      name.isEqualIgnoringASCIICase("connection") || name.isEqualIgnoringASCIICase("keep-alive")
    case 12: name.isEqualIgnoringASCIICase("x-request-id")
    case 14: name.isEqualIgnoringASCIICase("content-length")
    case 17: name.isEqualIgnoringASCIICase("transfer-encoding")
    default: false
    }
  }

  private static func putStatusLine(_ status: Int, to output: inout OutputCursor) {
    switch status {
    case 200: output.put("HTTP/1.1 200 OK\r\n")
    case 201: output.put("HTTP/1.1 201 Created\r\n")
    case 204: output.put("HTTP/1.1 204 No Content\r\n")
    case 404: output.put("HTTP/1.1 404 Not Found\r\n")
    default:
      output.put("HTTP/1.1 ")
      output.put(decimal: status)
      output.put(" ")
      output.putValue(ReasonPhrase.of(status))
      output.put("\r\n")
    }
  }
}

/// Writes into memory that has been reserved; what would not fit makes the output invalid instead.
@safe struct OutputCursor {
  private let memory: UnsafeMutableRawBufferPointer
  private(set) var count = 0
  private(set) var isValid = true

  init(_ memory: UnsafeMutableRawBufferPointer) { unsafe self.memory = memory }

  mutating func put(_ text: StaticString) {
    unsafe put(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func put(_ bytes: [UInt8]) { unsafe bytes.withUnsafeBytes { unsafe put($0) } }

  mutating func put(decimal number: Int) {
    guard number >= 10 else { return putByte(UInt8(ascii: "0") + UInt8(max(number, 0))) }
    put(decimal: number / 10)
    putByte(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// A field name: a token (RFC 9110 section 5.1).
  mutating func putName(_ name: String) {
    let start = count
    put(text: name)
    guard isValid, count > start else {
      isValid = false
      return
    }
    for index in start..<count {
      if unsafe !HTTPToken.isByte(memory[index]) { isValid = false }
    }
  }

  /// A field value: no control bytes but the tab.
  mutating func putValue(_ value: String) {
    let start = count
    put(text: value)
    guard isValid else { return }
    for index in start..<count {
      let byte = unsafe memory[index]
      if byte < 0x20 && byte != 0x09 || byte == 0x7F { isValid = false }
    }
  }

  private mutating func put(text: String) {
    let done: Void? = unsafe text.utf8.withContiguousStorageIfAvailable {
      unsafe put(UnsafeRawBufferPointer($0))
    }
    if done == nil { put(Array(text.utf8)) }
  }

  private mutating func putByte(_ byte: UInt8) {
    guard unsafe count < memory.count else {
      isValid = false
      return
    }
    unsafe memory[count] = byte
    count += 1
  }

  private mutating func put(_ bytes: UnsafeRawBufferPointer) {
    guard unsafe bytes.count <= memory.count - count else {
      isValid = false
      return
    }
    guard let source = bytes.baseAddress, let target = unsafe memory.baseAddress else { return }
    unsafe (target + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }
}
