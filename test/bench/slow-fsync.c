/* Makes every fsync and fdatasync take BENCH_FSYNC_US microseconds longer, by LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void dawdle(void) {
  const char *extra = getenv("BENCH_FSYNC_US");
  if (extra) usleep((useconds_t)atoi(extra));
}

int fsync(int file) {
  dawdle();
  return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file);
}

int fdatasync(int file) {
  dawdle();
  return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file);
}
