// Regular expressions of the contract are parsed when it is compiled, by the very engine that
// matches them at run time.

import ContractPatterns

/// Checks the syntax of ECMA-262 regular expressions.
enum PatternCheck {
  /// What is wrong with a pattern; `nil` if nothing is.
  static func error(in source: String) -> String? {
    do throws(PatternSyntaxError) {
      _ = try Pattern(source)
      return nil
    } catch {
      return error.message
    }
  }
}
