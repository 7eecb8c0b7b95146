// Linked into everything that `Scripts/sanitize.sh address` builds: the servers that tests start do not
// inherit an environment, so that options are built in. Allocations that fail are tested as such. What libpq
// and libcrypto keep to the end is no leak of ours, and LeakSanitizer asks for rights that containers do
// not give.
const char *__asan_default_options(void) {
  return "detect_leaks=0:allocator_may_return_null=1:log_path=" REPORTS;
}
