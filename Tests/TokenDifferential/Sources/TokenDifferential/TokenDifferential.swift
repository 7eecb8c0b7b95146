// Tokens and key sets, made and changed in known and random ways, are given to this verifier and to
// JWTKit. A case that JWTKit refuses and this accepts must have its reason in `Reasons.swift`, and of
// what both accept both must read the same. Exits with 1 where that is not so.
//
// usage: TokenDifferential [number of random cases, 20000] [seed, 1]

import Foundation

/// How often what was said, and of which changes.
struct Tally {
  var both = 0
  var neither = 0
  /// Accepted here, refused there: by reason.
  var explained: [String: Int] = [:]
  /// Refused here, accepted there: by change.
  var stricter: [String: Int] = [:]
  var acceptedAlgorithms: Set<String> = []
  var findings: [String] = []

  mutating func count(_ item: Case, _ ours: Verdict?, _ theirs: Result<Verdict, any Error>) {
    switch (ours, theirs) {
    case (let ours?, .success(let theirs)):
      both += 1
      acceptedAlgorithms.insert(item.algorithm)
      if ours != theirs { find(item, "both accept; read as \(ours) here, as \(theirs) there") }
    case (nil, .success):
      stricter[item.change, default: 0] += 1
    case (let ours?, .failure(let error)):
      if let reason = Reason.why(item) {
        explained[reason.sentence, default: 0] += 1
      } else {
        find(item, "accepted here as \(ours), refused there: \(error)")
      }
    case (nil, .failure): neither += 1
    }
  }

  private mutating func find(_ item: Case, _ sentence: String) {
    findings.append(
      "\(item.algorithm), \(item.change): \(sentence)\n  \(item.token)\n  \(item.keySet ?? "secret")"
    )
  }
}

@main
enum TokenDifferential {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let randomCases = arguments.first ?? 20_000
    var generator = SeededGenerator(seed: UInt64(arguments.dropFirst().first ?? 1))
    let keys = try SigningKeys.make()
    var tally = Tally()
    var known = 0
    for key in keys {
      for item in try Mutations.known(key, others: keys) {
        tally.count(item, Verdicts.ours(item), await Verdicts.theirs(item))
        known += 1
      }
    }
    for _ in 0..<randomCases {
      let item = try Mutations.random(keys.randomElement(using: &generator)!, &generator)
      tally.count(item, Verdicts.ours(item), await Verdicts.theirs(item))
    }
    report(tally, known: known, random: randomCases)
    let missing = Set(keys.map(\.algorithm)).subtracting(tally.acceptedAlgorithms)
    for algorithm in missing.sorted() { print("error: no token by \(algorithm) was accepted") }
    exit(tally.findings.isEmpty && missing.isEmpty ? 0 : 1)
  }

  private static func report(_ tally: Tally, known: Int, random: Int) {
    for finding in tally.findings.prefix(40) { print("FOUND \(finding)") }
    let explained = tally.explained.values.reduce(0, +)
    let stricter = tally.stricter.values.reduce(0, +)
    print("\(known + random) cases: \(known) known changes, \(random) random ones")
    print("  both accept: \(tally.both)")
    print("  both refuse: \(tally.neither)")
    print("  refused here, accepted by JWTKit: \(stricter)")
    for (change, count) in tally.stricter.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
      .prefix(12)
    {
      print("    \(count) × \(change)")
    }
    print("  accepted here, refused by JWTKit, with a reason: \(explained)")
    for (reason, count) in tally.explained.sorted(by: { $0.key < $1.key }) {
      print("    \(count) × \(reason)")
    }
    print("  accepted here, refused by JWTKit, without a reason: \(tally.findings.count)")
  }
}
