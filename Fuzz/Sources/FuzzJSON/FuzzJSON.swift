// The entry point that libFuzzer calls for every input.

import ContractFuzzChecks

/// Runs the check on one input; libFuzzer calls it and looks at no result but 0.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzCheck.json.runOrTrap(bytes, count)
  return 0
}
