// Runs the published JSON Schema test suite through generated code and prints what came out.
//
//   ContractSchemaHarness FOLDER    FOLDER holds draft2020-12 and draft4, such as json-schema of the vectors
//
// Exit status 1 if an invalid instance was accepted.

import Foundation

guard CommandLine.arguments.count == 2 else {
  print("usage: ContractSchemaHarness FOLDER")
  exit(2)
}
do {
  let report = try ConformanceRun.run(URL(fileURLWithPath: CommandLine.arguments[1]))
  print(report.text)
  exit(report.acceptedInvalid.isEmpty ? 0 : 1)
} catch {
  print("error: \(error)")
  exit(2)
}
