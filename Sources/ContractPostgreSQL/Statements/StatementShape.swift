// The part of a statement that all its executions share, registered once per process.
// Its number indexes each connection's table of prepared statements without hashing.
import Synchronization

/// SQL, parameter types and the name it is prepared under; lives as long as the process.
@safe
struct StatementShape: @unchecked Sendable {
  private let storage: UnsafePointer<Storage>

  @unsafe
  private struct Storage {
    let number: Int
    let sql: UnsafePointer<CChar>
    let name: UnsafePointer<CChar>
    let parameterCount: Int
    let parameterTypes: UnsafePointer<UInt32>
    let formats: UnsafePointer<Int32>
  }

  /// A small number, unique to SQL and parameter types.
  var number: Int { unsafe storage.pointee.number }
  /// The SQL, NUL-terminated.
  var sql: UnsafePointer<CChar> { unsafe storage.pointee.sql }
  /// The name it is prepared under, NUL-terminated.
  var name: UnsafePointer<CChar> { unsafe storage.pointee.name }
  /// How many values an execution binds.
  var parameterCount: Int { unsafe storage.pointee.parameterCount }
  /// `parameterCount` type identifiers.
  var parameterTypes: UnsafePointer<UInt32> { unsafe storage.pointee.parameterTypes }
  /// `parameterCount` times 1, for binary.
  var formats: UnsafePointer<Int32> { unsafe storage.pointee.formats }

  private init(storage: UnsafePointer<Storage>) {
    unsafe self.storage = unsafe storage
  }

  struct Key: Hashable {
    let sql: [UInt8]
    let parameterTypes: [UInt32]
  }

  private static let registry = Mutex<[Key: StatementShape]>([:])

  /// The shape of this SQL and these types; the same one each time.
  ///
  /// The memory is never freed: SQL is literal, so there are only as many as the program declares.
  static func registered(_ sql: StaticString, parameterTypes: [UInt32]) -> StatementShape {
    let text = sql.withUTF8Buffer { (buffer) in unsafe [UInt8](buffer) }
    return registered(Key(sql: text, parameterTypes: parameterTypes))
  }

  /// The shape of the same types whose SQL has more text at its end.
  func followed(by text: String) -> StatementShape {
    let sql = unsafe Array(String(cString: sql).utf8)
    let types = (0..<parameterCount).map { (place) in unsafe parameterTypes[place] }
    return Self.registered(Key(sql: sql + Array(text.utf8), parameterTypes: types))
  }

  private static func registered(_ key: Key) -> StatementShape {
    registry.withLock { (registry) in
      if let known = registry[key] { return known }
      let shape = unsafe StatementShape(storage: allocate(key, number: registry.count))
      registry[key] = shape
      return shape
    }
  }

  /// The name that a statement is prepared under, in this process and in every other.
  ///
  /// A pooler may hand a session on: what another process prepared under the same name must be the
  /// same statement. Hence 128 bits of a digest, over the types and the SQL, which neither chance
  /// nor malice brings together, and never a number in order of first use.
  static func name(of key: Key) -> String {
    var message: [UInt8] = []
    for word in [UInt32(key.parameterTypes.count)] + key.parameterTypes {
      for shift in [24, 16, 8, 0] as [UInt32] {
        message.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    let digits = SHA256.digest(message + key.sql).prefix(16).map { (byte) in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }
    return "contract_" + digits.joined()
  }

  private static func allocate(_ key: Key, number: Int) -> UnsafePointer<Storage> {
    let count = key.parameterTypes.count
    let types = UnsafeMutablePointer<UInt32>.allocate(capacity: max(count, 1))
    let formats = UnsafeMutablePointer<Int32>.allocate(capacity: max(count, 1))
    for index in 0..<count {
      unsafe (types + index).initialize(to: key.parameterTypes[index])
      unsafe (formats + index).initialize(to: 1)
    }
    let storage = UnsafeMutablePointer<Storage>.allocate(capacity: 1)
    unsafe storage.initialize(
      to: Storage(
        number: number, sql: terminated(key.sql), name: terminated(Array(name(of: key).utf8)),
        parameterCount: count, parameterTypes: unsafe UnsafePointer(types),
        formats: unsafe UnsafePointer(formats)))
    return unsafe UnsafePointer(storage)
  }

  private static func terminated(_ bytes: [UInt8]) -> UnsafePointer<CChar> {
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() {
      unsafe (copy + index).initialize(to: CChar(bitPattern: byte))
    }
    unsafe (copy + bytes.count).initialize(to: 0)
    return unsafe UnsafePointer(copy)
  }
}
