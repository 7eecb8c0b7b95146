// The recipe of the image, held against the package: it must be built with what the tests ran with,
// and from every folder that the manifest names.
import Foundation
import Testing

private let root = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func lines(_ path: String) throws -> [String] {
  try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    .split(separator: "\n").map(String.init)
}

@Suite("The image")
struct ImageTests {
  @Test("is built with the versions that the tests ran with")
  func versions() throws {
    struct Resolved: Decodable {
      struct Pin: Decodable {
        struct State: Decodable { let version: String? }
        let identity: String
        let state: State
      }
      let pins: [Pin]
    }
    let data = try Data(contentsOf: root.appendingPathComponent("Package.resolved"))
    let resolved = try JSONDecoder().decode(Resolved.self, from: data).pins
      .map { "\($0.identity) \($0.state.version ?? "without a version")" }
    let pinned = try lines("Scripts/pinned-dependencies.txt").filter { !$0.hasPrefix("#") }
    #expect(
      pinned.sorted() == resolved.sorted(), "run Scripts/resolve-pinned.sh --write")
    #expect(
      try lines("Dockerfile").contains { $0.contains("--only-use-versions-from-resolved-file") })
  }

  @Test("is built by one version of the compiler, the one of the tests")
  func compiler() throws {
    let tag = try #require(try lines("Dockerfile").first { $0.hasPrefix("FROM swift:") })
    let version = tag.dropFirst("FROM swift:".count).prefix { $0 != "-" }.split(separator: ".")
    #expect(version.count == 3, "a tag that names a patch version: \(tag)")
    #if swift(>=6.4)
      Issue.record("the tests run with a newer compiler than the image is built with")
    #endif
    #expect(version.prefix(2) == ["6", "3"])
  }

  @Test("has every folder that the manifest names")
  func folders() throws {
    let manifest = try lines("Package.swift")
    var folders: Set<String> = ["Sources", "Plugins"]
    if manifest.contains(where: { $0.contains(".testTarget(") }) { folders.insert("Tests") }
    for line in manifest {
      for part in line.components(separatedBy: "path: \"").dropFirst() {
        folders.insert(String(part.prefix { $0 != "/" && $0 != "\"" }))
      }
    }
    let copied = try lines("Dockerfile").filter { $0.hasPrefix("COPY ") }
      .compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
    #expect(folders.isSubset(of: copied), "\(folders.subtracting(copied).sorted())")
    let ignored = try Set(lines(".dockerignore"))
    #expect(ignored.isDisjoint(with: folders), "\(ignored.intersection(folders).sorted())")
  }

  @Test("needs no system package beyond libpq, libssl and libyaml")
  func systemPackages() throws {
    let development = try ["Dockerfile", "Scripts/install-packages.sh"].flatMap(lines)
      .flatMap { $0.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" }) }
      .filter { $0.hasPrefix("lib") && $0.hasSuffix("-dev") }
    #expect(Set(development) == ["libpq-dev", "libssl-dev", "libyaml-dev"])
  }

  @Test("is composed with no variable in a URL, where a password would have to be percent-encoded")
  func composedURLs() throws {
    let lines = try lines("compose.yaml")
    #expect(lines.contains { $0.contains("postgresql://") })
    for line in lines where line.contains("postgresql://") {
      #expect(!line.contains("$"), "\(line)")
    }
  }
}
