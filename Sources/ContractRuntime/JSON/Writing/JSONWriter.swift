// Values in, the bytes of one JSON text out: everything goes straight into one buffer.

/// Builds one JSON text.
///
/// The caller is responsible for the structure (brackets, commas, names), which generated code
/// writes as literal fragments; the writer for numbers, strings and their escapes.
@safe
public struct JSONWriter: ~Copyable {
  @usableFromInline var buffer: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var count = 0

  /// Makes an empty text.
  public init() {
    capacity = SpareMemory.blockBytes
    unsafe buffer = SpareMemory.take()
  }

  deinit {
    unsafe Self.release(buffer, capacity: capacity)
  }

  private static func release(_ buffer: UnsafeMutablePointer<UInt8>, capacity: Int) {
    if capacity == SpareMemory.blockBytes {
      unsafe SpareMemory.giveBack(buffer)
    } else {
      unsafe buffer.deallocate()
    }
  }

  /// The finished text, in memory of its own size.
  public consuming func finish() -> [UInt8] {
    unsafe [UInt8](UnsafeBufferPointer(start: buffer, count: count))
  }

  /// Makes room for more bytes; doubles the buffer at least, so that growing costs little in all.
  @inlinable
  @inline(__always)
  public mutating func reserve(_ bytes: Int) {
    if capacity &- count < bytes { grow(by: bytes) }
  }

  @inline(never)
  @usableFromInline mutating func grow(by bytes: Int) {
    let newCapacity = max(capacity * 2, count + bytes)
    let newBuffer = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity)
    unsafe newBuffer.update(from: buffer, count: count)
    unsafe Self.release(buffer, capacity: capacity)
    unsafe buffer = newBuffer
    capacity = newCapacity
  }
}

// MARK: - Structure

extension JSONWriter {
  /// Writes a fragment of JSON, such as `{"id":`.
  @inlinable
  @inline(__always)
  public mutating func literal(_ json: StaticString) {
    unsafe append(json.utf8Start, json.utf8CodeUnitCount)
  }

  /// Writes `,"name":`, without its comma where it is the first member of an object.
  @inlinable
  public mutating func member(_ fragment: StaticString) {
    let isFirst = unsafe count > 0 && buffer[count - 1] == UInt8(ascii: "{")
    let skipped = isFirst ? 1 : 0
    unsafe append(fragment.utf8Start + skipped, fragment.utf8CodeUnitCount - skipped)
  }

  /// Writes a comma unless an array or object has just been opened.
  public mutating func separator() {
    guard count > 0 else { return }
    let last = unsafe buffer[count - 1]
    if last != UInt8(ascii: "{"), last != UInt8(ascii: "[") { byte(UInt8(ascii: ",")) }
  }

  /// Writes the name of a member, with a comma where one is due.
  public mutating func key(_ name: String) {
    separator()
    string(name)
    byte(UInt8(ascii: ":"))
  }

  /// Writes a value.
  @inlinable
  @inline(__always)
  public mutating func value<T: JSONWritable>(_ value: T) { value.write(to: &self) }

  /// Writes an array.
  @inlinable
  public mutating func array<T: JSONWritable>(_ items: [T]) {
    array(items) { writer, item in item.write(to: &writer) }
  }

  /// Writes an array whose items one function writes.
  @inlinable
  public mutating func array<T>(_ items: [T], _ item: (inout JSONWriter, T) -> Void) {
    byte(UInt8(ascii: "["))
    var isFirst = true
    for element in items {
      if !isFirst { byte(UInt8(ascii: ",")) }
      isFirst = false
      item(&self, element)
    }
    byte(UInt8(ascii: "]"))
  }

  /// Writes an object, its members in their order.
  @inlinable
  public mutating func map<T>(_ values: NamedValues<T>, _ value: (inout JSONWriter, T) -> Void) {
    byte(UInt8(ascii: "{"))
    members(values, value)
    byte(UInt8(ascii: "}"))
  }

  /// Writes members into the object that is open, in their order.
  @inlinable
  public mutating func members<T>(
    _ values: NamedValues<T>, _ value: (inout JSONWriter, T) -> Void
  ) {
    for member in values.members {
      key(member.name)
      value(&self, member.value)
    }
  }
}

// MARK: - Bytes

extension JSONWriter {
  /// Writes one byte.
  @inlinable
  @inline(__always)
  public mutating func byte(_ byte: UInt8) {
    reserve(1)
    unsafe buffer[count] = byte
    count &+= 1
  }

  /// Writes bytes that are JSON already.
  public mutating func raw(_ json: [UInt8]) {
    unsafe json.withUnsafeBufferPointer { json in
      guard let start = json.baseAddress else { return }
      unsafe append(start, json.count)
    }
  }

  /// Writes text that needs no escapes, such as that of a number, without quotation marks.
  public mutating func ascii(_ text: String) {
    var text = text
    text.withUTF8 { text in
      guard let start = text.baseAddress else { return }
      unsafe append(start, text.count)
    }
  }

  @inlinable
  @inline(__always)
  mutating func append(_ start: UnsafePointer<UInt8>, _ size: Int) {
    reserve(size)
    unsafe UnsafeMutableRawPointer(buffer + count).copyMemory(from: start, byteCount: size)
    count &+= size
  }
}
