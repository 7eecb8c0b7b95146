// Hands the command line to libFuzzer's driver.
#include "LibFuzzer.h"

extern int LLVMFuzzerRunDriver(
    int *argc, char ***argv, int (*check)(const uint8_t *bytes, size_t count));

int libfuzzer_run(int argc, char **argv, int (*check)(const uint8_t *bytes, size_t count)) {
  return LLVMFuzzerRunDriver(&argc, &argv, check);
}
