/*
 * A disk that loses power: preloaded into a process, it keeps a second copy of each file of one folder,
 * which holds only what was written before the last fsync of that file (or fdatasync). The process sees
 * its own files as usual; after it is killed the second copy is what a disk would hold.
 *
 *   KEEP_LIVE  the folder that the process uses (absolute)
 *   KEEP_DISK  the folder for what is on the disk; it must exist
 *   KEEP_LUCK  of 100 unsynced writes so many reach the disk anyway, in any order (default 0)
 *
 * Shared memory (-shm) is left out: it is made anew after a crash. Names in a folder (created, removed,
 * renamed) count as on the disk at once. One process at a time.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FDS 4096
#define MOST_FILES 256

struct span { off_t from, to; };
struct file {
  char name[256];
  struct span *spans;
  size_t count, room;
};

static struct file files[MOST_FILES];
static size_t file_count;
static struct file *of_fd[MOST_FDS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *live, *disk;
static int luck;

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  live = getenv("KEEP_LIVE");
  disk = getenv("KEEP_DISK");
  const char *chance = getenv("KEEP_LUCK");
  luck = chance ? atoi(chance) : 0;
}

/* The name within the folder; NULL for any other file. */
static const char *own_name(const char *path) {
  if (!live || !disk || !path) return NULL;
  size_t length = strlen(live);
  if (strncmp(path, live, length) != 0 || path[length] != '/') return NULL;
  const char *name = path + length + 1;
  size_t end = strlen(name);
  if (strchr(name, '/') || end == 0 || end > 200) return NULL;
  return end > 4 && strcmp(name + end - 4, "-shm") == 0 ? NULL : name;
}

static void on_disk(char *path, size_t size, const char *name) { snprintf(path, size, "%s/%s", disk, name); }

static int open_on_disk(const char *name) {
  char path[1024];
  on_disk(path, sizeof path, name);
  return NEXT(open64)(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

static struct file *file_named(const char *name) {
  for (size_t i = 0; i < file_count; i++)
    if (strcmp(files[i].name, name) == 0) return &files[i];
  if (file_count == MOST_FILES) abort();
  struct file *added = &files[file_count++];
  snprintf(added->name, sizeof added->name, "%s", name);
  return added;
}

static int opened(int fd, const char *path) {
  const char *name = fd >= 0 && fd < MOST_FDS ? own_name(path) : NULL;
  if (fd >= 0 && fd < MOST_FDS) {
    struct stat stats;
    pthread_mutex_lock(&lock);
    of_fd[fd] = name && fstat(fd, &stats) == 0 && S_ISREG(stats.st_mode) ? file_named(name) : NULL;
    pthread_mutex_unlock(&lock);
  }
  return fd;
}

static struct file *tracked(int fd) { return fd >= 0 && fd < MOST_FDS ? of_fd[fd] : NULL; }

/* Copies bytes of the file as the process sees it to the disk's copy; it may be open for writing only. */
static void copy(int written, int to, off_t from, off_t until) {
  char bytes[65536], path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", written);
  int fd = NEXT(open64)(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) abort();
  while (from < until) {
    size_t wanted = until - from < (off_t)sizeof bytes ? (size_t)(until - from) : sizeof bytes;
    ssize_t got = NEXT(pread64)(fd, bytes, wanted, from);
    if (got <= 0) break; /* It has been cut off since. */
    if (NEXT(pwrite64)(to, bytes, (size_t)got, from) != got) abort();
    from += got;
  }
  NEXT(close)(fd);
}

static void wrote(int fd, off_t from, ssize_t length) {
  struct file *file = tracked(fd);
  if (!file || length <= 0) return;
  pthread_mutex_lock(&lock);
  if (file->count == file->room) {
    file->room = file->room ? file->room * 2 : 64;
    file->spans = realloc(file->spans, file->room * sizeof *file->spans);
    if (!file->spans) abort();
  }
  file->spans[file->count++] = (struct span){from, from + length};
  if (luck > 0 && rand() % 100 < luck) {
    int to = open_on_disk(file->name);
    copy(fd, to, from, from + length);
    NEXT(close)(to);
  }
  pthread_mutex_unlock(&lock);
}

static int synced(int fd) {
  struct file *file = tracked(fd);
  if (!file) return 0;
  pthread_mutex_lock(&lock);
  int to = open_on_disk(file->name);
  for (size_t i = 0; i < file->count; i++) copy(fd, to, file->spans[i].from, file->spans[i].to);
  file->count = 0;
  struct stat stats;
  if (fstat(fd, &stats) == 0 && NEXT(ftruncate64)(to, stats.st_size) != 0) abort();
  NEXT(close)(to);
  pthread_mutex_unlock(&lock);
  return 1;
}

#define OPEN(name)                                          \
  int name(const char *path, int flags, ...) {              \
    va_list more;                                           \
    va_start(more, flags);                                  \
    mode_t mode = va_arg(more, mode_t);                     \
    va_end(more);                                           \
    return opened(NEXT(name)(path, flags, mode), path);     \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                              \
  int name(int folder, const char *path, int flags, ...) {        \
    va_list more;                                                 \
    va_start(more, flags);                                        \
    mode_t mode = va_arg(more, mode_t);                           \
    va_end(more);                                                 \
    return opened(NEXT(name)(folder, path, flags, mode), path);   \
  }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
  if (fd >= 0 && fd < MOST_FDS) of_fd[fd] = NULL;
  return NEXT(close)(fd);
}

ssize_t write(int fd, const void *bytes, size_t size) {
  off_t from = tracked(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t done = NEXT(write)(fd, bytes, size);
  wrote(fd, from, done);
  return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  off_t from = tracked(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t done = NEXT(writev)(fd, parts, count);
  wrote(fd, from, done);
  return done;
}

#define PWRITE(name, what, type, size_type)                                   \
  ssize_t name(int fd, type bytes, size_type size, what from) {               \
    ssize_t done = NEXT(name)(fd, bytes, size, from);                         \
    wrote(fd, from, done);                                                    \
    return done;                                                              \
  }
PWRITE(pwrite, off_t, const void *, size_t)
PWRITE(pwrite64, off64_t, const void *, size_t)
PWRITE(pwritev, off_t, const struct iovec *, int)
PWRITE(pwritev64, off64_t, const struct iovec *, int)

/* Cutting off is done to the disk's copy at the next fsync, with the size that the file has then. */

int fsync(int fd) { return synced(fd) ? 0 : NEXT(fsync)(fd); }
int fdatasync(int fd) { return synced(fd) ? 0 : NEXT(fdatasync)(fd); }

int unlink(const char *path) {
  const char *name = own_name(path);
  if (name) {
    char copy_path[1024];
    on_disk(copy_path, sizeof copy_path, name);
    NEXT(unlink)(copy_path);
    pthread_mutex_lock(&lock);
    file_named(name)->count = 0;
    pthread_mutex_unlock(&lock);
  }
  return NEXT(unlink)(path);
}

/* Another name for a file: what it holds on the disk is no more than was forced there under the old one. */
static void named(int (*next)(const char *, const char *), const char *from, const char *to) {
  const char *old_name = own_name(from), *new_name = own_name(to);
  if (!old_name || !new_name) return;
  char old_path[1024], new_path[1024];
  on_disk(old_path, sizeof old_path, old_name);
  on_disk(new_path, sizeof new_path, new_name);
  NEXT(close)(open_on_disk(old_name));
  next(old_path, new_path);
}

int rename(const char *from, const char *to) {
  int done = NEXT(rename)(from, to);
  if (done == 0) named(NEXT(rename), from, to);
  return done;
}

int link(const char *from, const char *to) {
  int done = NEXT(link)(from, to);
  if (done == 0) named(NEXT(link), from, to);
  return done;
}
