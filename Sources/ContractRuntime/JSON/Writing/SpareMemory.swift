// Memory that finished texts leave to the next ones: most texts grow in a block that is there already,
// and are copied once, when their size is known.

import Synchronization

/// A few blocks of memory that nobody uses at the moment; safe to use from any thread.
enum SpareMemory {
  /// The size of each block. Texts that outgrow it have memory of their own.
  static let blockBytes = 64 * 1024

  // A writer waits for nothing, so there is one a thread at most; where there are more threads than
  // places, blocks are allocated and freed.
  private static let first = Place()
  private static let second = Place()
  private static let third = Place()
  private static let fourth = Place()

  /// A block, the caller's alone until it is given back; what it holds is of no meaning.
  static func take() -> UnsafeMutablePointer<UInt8> {
    var address = first.take()
    if address == 0 { address = second.take() }
    if address == 0 { address = third.take() }
    if address == 0 { address = fourth.take() }
    return unsafe UnsafeMutablePointer(bitPattern: address) ?? .allocate(capacity: blockBytes)
  }

  /// Takes a block back.
  static func giveBack(_ block: UnsafeMutablePointer<UInt8>) {
    let address = UInt(bitPattern: block)
    if first.keep(address) || second.keep(address) || third.keep(address) || fourth.keep(address) {
      return
    }
    unsafe block.deallocate()
  }

  /// A place for the address of one block; 0 while there is none.
  private struct Place: ~Copyable, Sendable {
    private let address = Atomic<UInt>(0)

    func take() -> UInt { address.exchange(0, ordering: .acquiring) }

    func keep(_ block: UInt) -> Bool {
      address.compareExchange(expected: 0, desired: block, ordering: .releasing).exchanged
    }
  }
}
