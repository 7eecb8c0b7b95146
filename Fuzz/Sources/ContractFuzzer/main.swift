// The name of a check and libFuzzer's options in; a crash where an input breaks a promise.
//
//   FUZZ_CHECK=json ContractFuzzer -max_total_time=60 corpus

import ContractFuzzChecks
import Foundation
import LibFuzzer

/// The check that `FUZZ_CHECK` names: libFuzzer reads all of the command line.
let chosen: FuzzCheck = {
  let name = ProcessInfo.processInfo.environment["FUZZ_CHECK"] ?? ""
  guard let check = FuzzCheck.all.first(where: { $0.name == name }) else {
    let names = FuzzCheck.all.map(\.name).joined(separator: ", ")
    print("error: FUZZ_CHECK is '\(name)'; it must be one of \(names).")
    exit(2)
  }
  return check
}()

exit(
  libfuzzer_run(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
    do {
      try chosen.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
      FileHandle.standardError.write(Data("\(chosen.name): \(error)\n".utf8))
      abort()
    }
    return 0
  })
