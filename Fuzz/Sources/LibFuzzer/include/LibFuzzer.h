// libFuzzer's driver, which `-sanitize=fuzzer` links (LLVM, compiler-rt/include/fuzzer/FuzzerInterface.h).
#include <stddef.h>
#include <stdint.h>

/// Runs the fuzzer with the options of a command line; it calls `check` for every input.
int libfuzzer_run(int argc, char **argv, int (*check)(const uint8_t *bytes, size_t count));
