// What fuzzers have found once, and the seeds that they start from, through the same checks, without a
// fuzzer: what was mended stays mended.

import ContractFuzzChecks
import ContractTestSupport
import Foundation
import Testing

/// One after the other: a crash must be the crash of the input that is named last.
@Suite(.serialized) struct FuzzReplayTests {
  private static func inputs(_ folder: String, _ check: String) -> [URL] {
    let url = PackageFolder.url.appendingPathComponent("Fuzz/\(folder)/\(check)")
    let files = try? FileManager.default.contentsOfDirectory(
      at: url, includingPropertiesForKeys: nil)
    return (files ?? []).filter { !$0.lastPathComponent.hasPrefix(".") }
      .sorted { $0.path < $1.path }
  }

  @Test(arguments: FuzzCheck.all.map(\.name))
  func `seeds keep every promise`(name: String) throws {
    let files = Self.inputs("Seeds", name)
    #expect(files.count >= 3, "there are too few seeds in Fuzz/Seeds/\(name)")
    try run(name, files)
  }

  @Test(arguments: FuzzCheck.all.map(\.name))
  func `what was a crash is none any more`(name: String) throws {
    try run(name, Self.inputs("Crashes", name))
  }

  /// Mutated seeds, the same ones each time: a little of what the fuzzers do for hours.
  @Test(arguments: FuzzCheck.all.map(\.name))
  func `mutated seeds keep every promise`(name: String) throws {
    let check = try #require(FuzzCheck.all.first { $0.name == name })
    let seeds = try Self.inputs("Seeds", name).map { [UInt8](try Data(contentsOf: $0)) }
    var random = SplitMix64(state: 0x6675_7A7A)
    let rounds = ["http": 30, "contract": 20, "document": 40][name] ?? 300
    for round in 0..<rounds {
      guard var bytes = seeds.randomElement(using: &random) else { break }
      for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, seeds, &random) }
      do {
        try check.run(bytes)
      } catch {
        Issue.record("round \(round): \(error); \(Data(bytes).base64EncodedString())")
      }
    }
  }

  private func run(_ name: String, _ files: [URL]) throws {
    let check = try #require(FuzzCheck.all.first { $0.name == name })
    for file in files {
      do {
        try check.run([UInt8](try Data(contentsOf: file)))
      } catch let fault as FuzzFault {
        Issue.record("\(file.lastPathComponent): \(fault)")
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ seeds: [[UInt8]], _ random: inout SplitMix64) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...8, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    case 3: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
    default:
      let other = seeds.randomElement(using: &random) ?? []
      let start = Int.random(in: 0...other.count, using: &random)
      bytes.insert(contentsOf: other[start...].prefix(16), at: place)
    }
  }
}

/// A small repeatable source of random numbers (splitmix64).
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
