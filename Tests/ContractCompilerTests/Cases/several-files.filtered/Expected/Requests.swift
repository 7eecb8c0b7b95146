// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.GetNote.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let noteID = try Parameters.noteID.read(in: path.rawValue(1), &violations)
    guard violations.isEmpty, let noteID else { throw violations.problem }
    self.noteID = noteID
  }
}

/// The parameters that operations share.
enum Parameters {
  static let noteID = ScalarParameter("noteId", in: .path, .string())
}
