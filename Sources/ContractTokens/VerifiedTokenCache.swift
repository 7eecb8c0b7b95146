// Tokens whose signature has been verified, so that the same token does not cost a signature per
// request. It remembers facts that stay true (this signature is this key's); what changes with time,
// the clock and the key set, is compared on every use. Refusals are not remembered.

import ContractLibCrypto
import ContractRuntime
import Synchronization

/// A token whose signature and claims were accepted.
final class VerifiedToken: Sendable {
  let claims: Claims
  let principal: Principal
  /// The key of the key set that verified it; nil for the shared secret.
  let key: VerificationKey?

  init(claims: Claims, key: VerificationKey?) {
    self.claims = claims
    self.principal = Principal(claims: claims.strings, scopes: claims.scopes)
    self.key = key
  }
}

/// A bounded table of verified tokens, found by their whole bytes; safe to use from any thread.
///
/// It is set-associative: a token has a few possible places, and the least recently used one is given
/// up. So no operation takes longer than a few comparisons, and memory never grows. The places are in
/// two sets, of which a token takes the emptier one, so that nearly all are taken before one in use is
/// given up (Azar et al., "Balanced Allocations"). In one set of eight, a token in twenty would meet
/// eight others when the table is half full, and they would drive each other out.
final class VerifiedTokenCache: Sendable {
  private static let shardCount = 8
  /// The places of a set.
  private static let ways = 4
  /// Bytes of the token's end that are hashed; they belong to its signature and are as good as random.
  private static let hashedBytes = 64

  private struct Entry {
    var token: [UInt8]
    var verified: VerifiedToken
    var generation: UInt64
    var lastUse: UInt64
  }

  /// Where a token may be: in two sets, which are one in the smallest of tables.
  private struct Places {
    /// The first place of each set.
    let sets: (first: Int, second: Int)

    static let count = 2 * ways

    subscript(number: Int) -> Int {
      number < ways ? sets.first &+ number : sets.second &+ (number &- ways)
    }
  }

  private struct Table {
    /// The hash of each place's token: looked at first, and without touching the entry.
    var hashes: [Int]
    var entries: [Entry?]
    var uses: UInt64 = 0

    /// The one of these places that holds the token.
    func place(of token: Span<UInt8>, hash: Int, in places: Places) -> Int? {
      for number in 0..<Places.count where hashes[places[number]] == hash {
        let place = places[number]
        // Its token alone: a copy of the entry would count references to all that it holds.
        if let known = entries[place]?.token, areEqual(known, token) { return place }
      }
      return nil
    }

    /// The place for another token: a free one of the emptier set, or else that of the token which was
    /// not used for longest.
    func place(forAnotherIn places: Places, now: Double) -> Int {
      let free = (0..<Places.count).map { number in
        guard let entry = entries[places[number]] else { return true }
        return entry.verified.claims.expiresAt <= now
      }
      let isSecondEmptier = free[ways...].count { $0 } > free[..<ways].count { $0 }
      let numbers = isSecondEmptier ? ways..<Places.count : 0..<ways
      if let number = numbers.first(where: { free[$0] }) { return places[number] }
      var oldest = (place: places[0], use: UInt64.max)
      for number in 0..<Places.count {
        guard let use = entries[places[number]]?.lastUse, use < oldest.use else { continue }
        oldest = (places[number], use)
      }
      return oldest.place
    }
  }

  private final class Shard: Sendable {
    let table: Mutex<Table>

    init(entries count: Int) {
      table = Mutex(
        Table(
          hashes: Array(repeating: 0, count: count), entries: Array(repeating: nil, count: count)))
    }
  }

  private let shards: [Shard]
  private let setsPerShard: Int

  /// A table for at least so many tokens.
  init(capacity: Int) {
    let perShard = Self.shardCount * Self.ways
    let sets = max(1, (capacity + perShard - 1) / perShard)
    setsPerShard = sets
    shards = (0..<Self.shardCount).map { _ in Shard(entries: sets * Self.ways) }
  }

  /// The token, if it was verified by a key that is still in use, or by the shared secret.
  func find(_ token: Span<UInt8>, keys: KeySetSnapshot?) -> VerifiedToken? {
    guard token.count <= TokenLimits.cachedTokenBytes else { return nil }
    let hash = Self.hash(token)
    return shard(hash).table.withLock { table in
      guard let place = table.place(of: token, hash: hash, in: places(hash)),
        let verified = table.entries[place]?.verified
      else { return nil }
      if let key = verified.key, table.entries[place]?.generation != keys?.generation {
        guard let keys, keys.keys.contains(key) else {
          table.entries[place] = nil
          return nil
        }
        table.entries[place]?.generation = keys.generation
      }
      table.uses += 1
      table.entries[place]?.lastUse = table.uses
      return verified
    }
  }

  /// Remembers a token in place of one that has expired, or else of the least recently used one.
  func insert(_ token: Span<UInt8>, _ verified: VerifiedToken, generation: UInt64, now: Double) {
    guard token.count <= TokenLimits.cachedTokenBytes else { return }
    let hash = Self.hash(token)
    let bytes = unsafe token.withUnsafeBufferPointer { unsafe Array($0) }
    shard(hash).table.withLock { table in
      table.uses += 1
      let places = places(hash)
      let place =
        table.place(of: token, hash: hash, in: places)
        ?? table.place(forAnotherIn: places, now: now)
      table.hashes[place] = hash
      table.entries[place] = Entry(
        token: bytes, verified: verified, generation: generation, lastUse: table.uses)
    }
  }

  /// Forgets a token, because it has expired.
  func remove(_ token: Span<UInt8>) {
    let hash = Self.hash(token)
    shard(hash).table.withLock { table in
      guard let place = table.place(of: token, hash: hash, in: places(hash)) else { return }
      table.entries[place] = nil
    }
  }

  /// Number of tokens that are remembered.
  var count: Int {
    shards.reduce(0) { sum, shard in
      sum + shard.table.withLock { $0.entries.reduce(0) { $0 + ($1 == nil ? 0 : 1) } }
    }
  }

  private func shard(_ hash: Int) -> Shard { shards[hash & (Self.shardCount - 1)] }

  private func places(_ hash: Int) -> Places {
    let bits = UInt(bitPattern: hash)
    let sets = UInt(setsPerShard)
    return Places(
      sets: (Int((bits >> 8) % sets) * Self.ways, Int((bits >> 36) % sets) * Self.ways))
  }

  /// A keyed hash, so that nobody can choose tokens that meet in one place.
  private static func hash(_ token: Span<UInt8>) -> Int {
    var hasher = Hasher()
    let end = token.extracting(last: hashedBytes)
    unsafe end.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}

/// Compares whole tokens in a time that does not depend on where they differ.
private func areEqual(_ known: [UInt8], _ given: Span<UInt8>) -> Bool {
  guard known.count == given.count else { return false }
  return unsafe known.withUnsafeBufferPointer { known in
    unsafe given.withUnsafeBufferPointer { given in
      unsafe CRYPTO_memcmp(known.baseAddress, given.baseAddress, known.count) == 0
    }
  }
}
