// Memory that finished texts leave to the next ones: most texts grow in a block that is there already,
// and are copied once, when their size is known.

import Synchronization

/// A few blocks of memory that nobody uses at the moment; safe to use from any thread.
enum SpareMemory {
  /// The size of each block. Texts that outgrow it have memory of their own.
  static let blockBytes = 64 * 1024

  // As many as there are writers at once on most machines: a writer does not wait for anything, so
  // there is one a thread at most. Beyond it blocks are allocated and freed.
  private static let first = Atomic<UnsafeMutablePointer<UInt8>?>(nil)
  private static let second = Atomic<UnsafeMutablePointer<UInt8>?>(nil)
  private static let third = Atomic<UnsafeMutablePointer<UInt8>?>(nil)
  private static let fourth = Atomic<UnsafeMutablePointer<UInt8>?>(nil)

  /// A block, the caller's alone until it is given back; what it holds is of no meaning.
  static func take() -> UnsafeMutablePointer<UInt8> {
    if let block = unsafe first.exchange(nil, ordering: .acquiring) { return unsafe block }
    if let block = unsafe second.exchange(nil, ordering: .acquiring) { return unsafe block }
    if let block = unsafe third.exchange(nil, ordering: .acquiring) { return unsafe block }
    if let block = unsafe fourth.exchange(nil, ordering: .acquiring) { return unsafe block }
    return .allocate(capacity: blockBytes)
  }

  /// Takes a block back.
  static func giveBack(_ block: UnsafeMutablePointer<UInt8>) {
    if unsafe first.compareExchange(expected: nil, desired: block, ordering: .releasing).exchanged {
      return
    }
    if unsafe second.compareExchange(expected: nil, desired: block, ordering: .releasing).exchanged
    {
      return
    }
    if unsafe third.compareExchange(expected: nil, desired: block, ordering: .releasing).exchanged {
      return
    }
    if unsafe fourth.compareExchange(expected: nil, desired: block, ordering: .releasing).exchanged
    {
      return
    }
    unsafe block.deallocate()
  }
}
