// Documents: YAML and JSON to located diagnostics, and contracts to Swift.

import ContractCompiler
import Foundation
import OpenAPIDocument

extension FuzzCheck {
  /// Every finding is at a place of the document; a document that is refused has an error.
  public static let document = FuzzCheck("document") { (bytes) throws(FuzzFault) in
    for path in ["openapi.yaml", "openapi.json"] {
      let result = load(bytes, path)
      try checkPlaces(of: result.diagnostics, bytes)
      try promise(
        result.document != nil || result.hasErrors, "a document is refused without an error")
      try promise(
        result.document == nil || !result.hasErrors, "a document with an error is not refused")
    }
  }

  /// Two compilations of one contract say and emit the same, and what they say is located.
  public static let contract = FuzzCheck("contract") { (bytes) throws(FuzzFault) in
    let first = compile(bytes)
    try checkPlaces(of: first.diagnostics, bytes)
    if first.outputs.isEmpty {
      let hasError = first.diagnostics.contains { $0.severity == .error }
      try promise(hasError, "nothing is emitted, and no error says why")
    }
    let second = compile(bytes)
    try promise(
      DiagnosticRenderer.text(first.diagnostics) == DiagnosticRenderer.text(second.diagnostics),
      "two compilations say different things")
    try promise(
      first.outputs.map(\.text) == second.outputs.map(\.text),
      "two compilations emit different Swift")
  }

  private static func load(_ bytes: [UInt8], _ path: String) -> DocumentLoader.Result {
    var loader = DocumentLoader { (name) throws(DocumentLoader.FileError) in
      guard name == path else { throw DocumentLoader.FileError("there is no such file") }
      return bytes
    }
    // A fuzzer looks for mistakes, not for the bounds: these keep one input short.
    loader.limits.fileBytes = 1 << 18
    loader.limits.expandedNodes = 20_000
    return loader.load(path)
  }

  private static func compile(
    _ bytes: [UInt8]
  ) -> (diagnostics: [Diagnostic], outputs: [Compilation.Output]) {
    let result = load(bytes, "openapi.yaml")
    guard let document = result.document else { return (result.diagnostics, []) }
    let compilation = Compilation(of: document)
    return (result.diagnostics + compilation.diagnostics, compilation.outputs())
  }

  private static func checkPlaces(
    of diagnostics: [Diagnostic], _ bytes: [UInt8]
  ) throws(FuzzFault) {
    for diagnostic in diagnostics {
      for location in [diagnostic.location] + diagnostic.notes.map(\.location) {
        try promise(
          location.range.upperBound <= location.file.bytes.count,
          "'\(diagnostic.message)' is behind the end of the file")
        try promise(
          location.line >= 1 && location.column >= 1, "'\(diagnostic.message)' has no place")
      }
      try promise(!diagnostic.message.isEmpty, "a finding says nothing")
    }
    try promise(
      DiagnosticRenderer.text(diagnostics).isEmpty == diagnostics.isEmpty, "findings are not shown")
    let json = Data(DiagnosticRenderer.json(diagnostics).utf8)
    try promise((try? JSONSerialization.jsonObject(with: json)) != nil, "findings are no JSON")
  }
}
