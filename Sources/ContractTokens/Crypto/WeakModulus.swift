// RSA moduli whose factors can be found: those of Infineon's key generator ("ROCA", CVE-2017-15361).
// Its primes are powers of 65537 modulo a product of small primes, and so are their products.

enum WeakModulus {
  /// The odd primes that are factors of that product for keys of every size.
  private static let primes: [UInt] = [
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
    101,
    103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167,
  ]

  /// Whether the modulus is a power of 65537 modulo each of the primes; by chance that happens to
  /// one modulus in many millions.
  static func bearsInfineonMark(_ modulus: borrowing BigNumber) -> Bool {
    for prime in primes {
      let remainder = modulus.remainder(dividingBy: prime)
      if !isPower(remainder, of: 65537 % prime, modulo: prime) { return false }
    }
    return true
  }

  private static func isPower(_ number: UInt, of generator: UInt, modulo prime: UInt) -> Bool {
    var power: UInt = 1
    repeat {
      if power == number { return true }
      power = power * generator % prime
    } while power != 1
    return false
  }
}
