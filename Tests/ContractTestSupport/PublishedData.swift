// Published data that tests read: where the environment says it is, file by file. One reader for
// all suites, so that "not there" means the same everywhere: without the variable tests are skipped,
// with it a set that is missing or empty is a failure.

import Foundation

/// A folder of published data, named by an environment variable.
///
/// The data is a part of what its sources publish. A suite judges whatever part is there: it names
/// no file and no count, and takes what is right from the data itself.
public struct PublishedData: Sendable {
  /// Why a set cannot be read, as one sentence.
  public struct Missing: Error, CustomStringConvertible {
    /// The sentence.
    public let description: String
  }

  /// Vectors: sets of cases of other projects, a folder a set.
  public static let vectors = PublishedData("TEST_VECTORS", of: "published vectors")
  /// OpenAPI documents of public services and tools, with `INDEX.tsv`.
  public static let corpus = PublishedData("TEST_CORPUS", of: "public OpenAPI documents")
  /// OpenAPI documents made from public reports about generators, in folders by subject.
  public static let reports = PublishedData("TEST_REPORTS", of: "documents made from reports")

  /// The folder; nil where the variable is not set.
  public let root: URL?
  /// Whether the variable is set: then everything that is asked for must be there.
  public var isNamed: Bool { root != nil }
  /// Why tests are skipped where the variable is not set.
  public let absence: String
  private let variable: String

  private init(_ variable: String, of contents: String) {
    self.variable = variable
    let path = ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    root = path.map { URL(fileURLWithPath: $0, isDirectory: true) }
    absence = "\(variable) names no folder of \(contents)"
  }

  /// The folder of a set, such as `http` or `openapi/cases`; throws where it is missing or empty.
  public func folder(_ set: String = "") throws -> URL {
    guard let root else { throw Missing(description: absence) }
    let folder = set.isEmpty ? root : root.appending(path: set, directoryHint: .isDirectory)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw Missing(description: "\(variable): there is no folder '\(folder.path)'")
    }
    guard !names.isEmpty else {
      throw Missing(description: "\(variable): the folder '\(folder.path)' is empty")
    }
    return folder
  }

  /// The files directly in a set's folder, by name; throws where there is none.
  public func files(
    _ set: String = "", where isWanted: (String) -> Bool = { _ in true }
  ) throws -> [File] {
    let folder = try folder(set)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasPrefix(".") && isWanted($0) }.sorted()
    guard !names.isEmpty else {
      throw Missing(description: "\(variable): nothing to read in '\(folder.path)'")
    }
    return names.map { File(url: folder.appending(path: $0)) }
  }

  /// The files at any depth below a set's folder whose names are wanted, in a fixed order.
  public func filesBelow(_ set: String, where isWanted: (String) -> Bool) throws -> [File] {
    let folder = try folder(set)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { isWanted(($0 as NSString).lastPathComponent) }.sorted()
    guard !paths.isEmpty else {
      throw Missing(description: "\(variable): nothing to read below '\(folder.path)'")
    }
    return paths.map { File(url: folder.appending(path: $0)) }
  }

  /// The bytes of a file, by its path from the root.
  public func bytes(_ path: String) throws -> [UInt8] {
    guard let root else { throw Missing(description: absence) }
    let url = root.appending(path: path)
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw Missing(description: "\(variable): there is no file '\(url.path)'")
    }
    return [UInt8](data)
  }

  /// The lines of a file that are not empty; throws where there is none.
  public func lines(_ path: String) throws -> [String] {
    // By bytes: a character of Swift may begin with a line feed.
    let lines = try bytes(path).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    guard !lines.isEmpty else { throw Missing(description: "\(variable): '\(path)' is empty") }
    return lines
  }

  /// The rows of a table with tabs and a head line, by column name; throws where there is none.
  public func table(_ path: String) throws -> [[String: String]] {
    let rows = try lines(path).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard rows.count > 1 else {
      throw Missing(description: "\(variable): '\(path)' has no row")
    }
    return rows.dropFirst().map { row in
      Dictionary(zip(rows[0], row)) { first, _ in first }
    }
  }

  /// The JSON object that each line of a file holds; throws where there is none.
  public func objects(_ path: String) throws -> [[String: Any]] {
    try lines(path).map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      guard let object = value as? [String: Any] else {
        throw Missing(description: "\(variable): a line of '\(path)' is no JSON object")
      }
      return object
    }
  }

  /// The JSON object that a file holds.
  public func object(_ path: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(try bytes(path)))
    guard let object = value as? [String: Any] else {
      throw Missing(description: "\(variable): '\(path)' is no JSON object")
    }
    return object
  }
}

extension PublishedData {
  /// A file of a set.
  public struct File: Sendable, CustomStringConvertible {
    /// Where it is.
    public let url: URL
    /// The name without its folders.
    public var name: String { url.lastPathComponent }
    /// The name.
    public var description: String { name }

    /// What the file holds.
    public func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }
    /// What the file holds, as text.
    public func text() throws -> String { String(decoding: try bytes(), as: UTF8.self) }
  }
}

/// Cases of a set that a suite does not judge, by reason. `Scripts/test.sh` counts the printed lines
/// as skipped, so nothing is left out in silence.
public struct SkippedCases: Sendable {
  private var counts: [String: Int] = [:]

  /// No case yet.
  public init() {}

  /// The number of cases of all reasons.
  public var count: Int { counts.values.reduce(0, +) }

  /// Counts a case that is not judged, and why.
  public mutating func add(_ reason: String) { counts[reason, default: 0] += 1 }

  /// Prints one line a reason.
  public func report(_ set: String) {
    for (reason, count) in counts.sorted(by: { $0.key < $1.key }) {
      print("skipped cases: \(set): \(count): \(reason)")
    }
  }
}
