// What a pass gives back: the value that it made and what it found. A pass that only checks gives back
// `Diagnostics` alone; what the passes over schemas find stands in the table that they take and give back.

import OpenAPIDocument

/// The output of a pass with its diagnostics.
struct PassResult<Output> {
  /// What the pass made; of use only where no error was found.
  let output: Output
  /// What the pass found.
  let diagnostics: Diagnostics

  init(_ output: Output, _ diagnostics: Diagnostics) {
    self.output = output
    self.diagnostics = diagnostics
  }
}

extension Diagnostics {
  /// Adds what a pass found.
  mutating func add(_ other: Diagnostics) {
    for diagnostic in other.sorted { add(diagnostic) }
  }

  /// Adds what a pass found, and gives what it made.
  mutating func take<Output>(_ result: PassResult<Output>) -> Output {
    add(result.diagnostics)
    return result.output
  }
}
