// A YAML or JSON file on standard input in, its value as JSON out: lets test suites for YAML readers
// in any language drive the one that reads contracts.
//
//   yamlharness < in.yaml   exit 0 and JSON, or 1 with the reasons on standard error

import ContractCompiler
import Foundation
import OpenAPIDocument

var found = Diagnostics()
let bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
let file = FileParser.parse(bytes, path: "in.yaml", limits: Limits(), diagnostics: &found)
FileHandle.standardError.write(Data(DiagnosticRenderer.text(found.sorted).utf8))
guard !found.hasErrors, let file else { exit(1) }
print(JSONText.of(file.root))
