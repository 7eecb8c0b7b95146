// The entry point that libFuzzer calls for every input.

import ContractFuzzChecks

/// Runs the check on one input; libFuzzer calls it and looks at no result but 0.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzURI(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzCheck.uri.runOrTrap(bytes, count)
  return 0
}
