// Whether case folders are written anew instead of compared, for all targets that have some.
import Foundation

/// How `make update-cases` asks tests to write what they find.
public enum CaseUpdates {
  /// Set to 1 and to nothing else: a test that writes what it finds cannot fail.
  public static let areWanted = ProcessInfo.processInfo.environment["UPDATE_CASES"] == "1"
}
