// Regular expressions of the contract -> what is wrong with them. They are parsed when it is compiled, by
// the very engine that matches them at run time.

import ContractPatterns
import OpenAPIDocument

/// Checks the syntax of ECMA-262 regular expressions.
enum PatternCheck {
  /// Reports every pattern that is malformed.
  static func run(_ patterns: [Node]) -> Diagnostics {
    var diagnostics = Diagnostics()
    for node in patterns {
      guard let error = error(in: node.text) else { continue }
      diagnostics.add(
        Diagnostic(
          .invalidPattern, "the regular expression is not valid: \(error)", at: node.location))
    }
    return diagnostics
  }

  private static func error(in source: String) -> String? {
    do throws(PatternSyntaxError) {
      _ = try Pattern(source)
      return nil
    } catch {
      return error.message
    }
  }
}
