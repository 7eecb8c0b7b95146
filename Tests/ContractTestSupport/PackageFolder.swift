// Where this package's own sources are, for tests that read the contract or copy the package.
import Foundation

/// The folder of this package.
public enum PackageFolder {
  /// Found from this file's place, which is `Tests/ContractTestSupport` of it.
  public static let url = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
