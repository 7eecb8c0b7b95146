// Linked into everything that `Scripts/sanitize.sh thread` builds. Swift's own Mutex is taken and given back
// in libswiftSynchronization where threads contend for it, and ThreadSanitizer does not see into that
// library: what a contended Mutex orders would be reported as a race. These functions stand in front of
// the library's and say what it does. Where nobody contends, the code is in our modules and is seen.
#include <dlfcn.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

static void acquire(void *address) {
  if (__tsan_acquire) __tsan_acquire(address);
}

static void release(void *address) {
  if (__tsan_release) __tsan_release(address);
}

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK_SLOW "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void lock_slow(uint32_t thread, SELF void *self) __asm__(LOCK_SLOW);
SWIFT _Bool try_lock_slow(SELF void *self) __asm__(TRY_LOCK_SLOW);
SWIFT void unlock_slow(SELF void *self) __asm__(UNLOCK_SLOW);

SWIFT void lock_slow(uint32_t thread, SELF void *self) {
  SWIFT void (*library)(uint32_t, SELF void *) = dlsym(RTLD_NEXT, LOCK_SLOW);
  library(thread, self);
  acquire(self);
}

SWIFT _Bool try_lock_slow(SELF void *self) {
  SWIFT _Bool (*library)(SELF void *) = dlsym(RTLD_NEXT, TRY_LOCK_SLOW);
  _Bool taken = library(self);
  if (taken) acquire(self);
  return taken;
}

SWIFT void unlock_slow(SELF void *self) {
  SWIFT void (*library)(SELF void *) = dlsym(RTLD_NEXT, UNLOCK_SLOW);
  release(self);
  library(self);
}

// The servers that tests start do not inherit an environment: options are built in. The first report ends
// its process; enough history is kept to name both sides of a race.
const char *__tsan_default_options(void) {
  return "halt_on_error=1:history_size=5:log_path=" REPORTS;
}
