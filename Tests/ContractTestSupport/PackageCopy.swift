// A copy of this package that tests may spoil: its sources are brought back before each test, its
// build folder is kept, so that each build is as incremental as a developer's. Packages below its
// Examples share that build folder: what both need is compiled once.

import Foundation

/// The copy, below this package's own build folder.
package struct PackageCopy: Sendable {
  /// What a build printed, and whether it worked.
  package struct Build: Sendable {
    package var isSuccessful: Bool
    package var output: String
    package var seconds: Double

    /// The lines that contain all of these.
    package func lines(with parts: String...) -> [String] {
      output.split(separator: "\n").map(String.init)
        .filter { line in parts.allSatisfy(line.contains) }
    }

    /// Whether anything of a module was compiled.
    package func compiled(_ module: String) -> Bool {
      output.contains("Compiling \(module) ") || output.contains("Emitting module \(module)")
    }
  }

  package let folder: URL

  /// What a build of `Handlers` needs, and what the manifest insists on.
  private static let copied = [
    "Package.swift", "openapi.yaml", "Sources", "Plugins", "Tests", "Benchmarks", "Examples",
  ]
  /// What builds leave behind in a package's folder.
  private static let products: Set = [".build", "Package.resolved"]

  /// What tests of the edit loop spoil, and examples do not need.
  package static let todoService = ["openapi.yaml", "Sources/Handlers"]

  /// Brings the copy up to date with the package; files that are the same are left untouched.
  ///
  /// - Parameter left: Paths of what is left as it is where it is there: another test may be at it.
  package init(leaving left: [String] = []) throws {
    let folder = PackageFolder.url.appendingPathComponent(".build/edit-loop")
    let left = Set(left.map { folder.appendingPathComponent($0).path })
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in Self.copied {
      try Self.mirror(
        PackageFolder.url.appendingPathComponent(name), folder.appendingPathComponent(name),
        leaving: left)
    }
    // Where the dependencies have been resolved already, nothing need be asked of the network.
    let resolved = PackageFolder.url.appendingPathComponent("Package.resolved")
    if FileManager.default.fileExists(atPath: resolved.path) {
      try Self.mirror(resolved, folder.appendingPathComponent("Package.resolved"), leaving: [])
    }
  }

  package var contract: URL { folder.appendingPathComponent("openapi.yaml") }

  /// Changes the contract: one occurrence of a text for another.
  ///
  /// - Returns: the number of the line where the change begins.
  @discardableResult
  package func edit(_ old: String, _ new: String) throws -> Int {
    let text = try String(contentsOf: contract, encoding: .utf8)
    guard let range = text.range(of: old) else {
      throw EditError(description: "the contract does not contain \(old)")
    }
    try text.replacingCharacters(in: range, with: new)
      .write(to: contract, atomically: false, encoding: .utf8)
    return text[..<range.lowerBound].count { $0 == "\n" } + 1
  }

  package struct EditError: Error, CustomStringConvertible {
    package var description: String
  }

  /// Adds a source file to a target.
  package func add(_ file: String, to target: String, _ text: String) throws {
    let path = folder.appendingPathComponent("Sources/\(target)/\(file)")
    try text.write(to: path, atomically: true, encoding: .utf8)
  }

  /// Builds one target, as a developer who watches `Handlers` would.
  package func build(_ target: String = "TodoHandlers") throws -> Build {
    try build(package: folder, ["--target", target])
  }

  /// Builds a package below `Examples`; its executables are in `executables` afterwards.
  package func build(example name: String) throws -> Build {
    try build(package: folder.appendingPathComponent("Examples/\(name)"), [])
  }

  /// Where debug builds put executables.
  package var executables: URL { folder.appendingPathComponent(".build/debug") }

  /// Runs `swift package` with these arguments in the package, or in one below `Examples`.
  package func run(_ arguments: [String], example name: String? = nil) throws -> Build {
    let package = name.map { folder.appendingPathComponent("Examples/\($0)") } ?? folder
    return try swift("package", package, arguments)
  }

  private func build(package: URL, _ options: [String]) throws -> Build {
    try swift("build", package, options)
  }

  private func swift(_ command: String, _ package: URL, _ options: [String]) throws -> Build {
    let started = Date()
    let output = FileManager.default.temporaryDirectory
      .appendingPathComponent("edit-loop-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: output) }
    let scratch = folder.appendingPathComponent(".build")
    let child = try ChildProcess.spawn(
      "/usr/bin/env",
      ["swift", command, "--package-path", package.path, "--scratch-path", scratch.path]
        + (try planning(of: package, in: scratch)) + options,
      output: output.path)
    let status = child.wait()
    return Build(
      isSuccessful: status == 0, output: try String(contentsOf: output, encoding: .utf8),
      seconds: Date().timeIntervalSince(started))
  }

  /// The option that has the build planned anew where another package was built last.
  ///
  /// SwiftPM keeps its plan in the build folder, and does not ask whose plan it is.
  private func planning(of package: URL, in scratch: URL) throws -> [String] {
    let record = scratch.appendingPathComponent("last-package")
    let last = try? String(contentsOf: record, encoding: .utf8)
    if last == package.path { return [] }
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    try package.path.write(to: record, atomically: true, encoding: .utf8)
    return ["--disable-build-manifest-caching"]
  }

  /// The files that the plugin has generated, with the time of their last change.
  package func generated() throws -> [String: Date] {
    let plugins = folder.appendingPathComponent(".build/plugins/outputs")
    var found: [String: Date] = [:]
    let files = FileManager.default.enumerator(
      at: plugins, includingPropertiesForKeys: [.contentModificationDateKey])
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift", file.path.contains("/TodoContract/") else { continue }
      found[file.lastPathComponent] =
        try file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
    }
    return found
  }

  /// Makes `copy` the same as `original`, writing only what differs.
  private static func mirror(_ original: URL, _ copy: URL, leaving left: Set<String>) throws {
    let files = FileManager.default
    if left.contains(copy.path), files.fileExists(atPath: copy.path) { return }
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: original.path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else {
      let bytes = try Data(contentsOf: original)
      if (try? Data(contentsOf: copy)) != bytes { try bytes.write(to: copy) }
      return
    }
    try files.createDirectory(at: copy, withIntermediateDirectories: true)
    let names = Set(try files.contentsOfDirectory(atPath: original.path)).subtracting(products)
    for name in try files.contentsOfDirectory(atPath: copy.path)
    where !names.contains(name) && !products.contains(name) {
      try files.removeItem(at: copy.appendingPathComponent(name))
    }
    for name in names {
      try mirror(
        original.appendingPathComponent(name), copy.appendingPathComponent(name), leaving: left)
    }
  }
}
