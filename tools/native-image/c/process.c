// What an image asks of its process: environment, threads, memory mappings, time zone.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

extern char **environ;

// From the JDK's libjava: the zone that TZ or /etc/localtime names.
extern char *findJavaTZ_md(const char *java_home);

char **getEnviron(void) { return environ; }

int getThreadId(void) { return (int)syscall(SYS_gettid); }

void codeSynchronization_clearCache(char *start, size_t length) { __builtin___clear_cache(start, start + length); }

// The next three give C functions with variable arguments a fixed signature, as images can call no others.
void *mremapP(void *old, size_t old_size, size_t new_size, int flags, void *new) {
    return mremap(old, old_size, new_size, flags, new);
}

int openSII(const char *path, int flags, int mode) { return open(path, flags, mode); }

int fprintfSD(FILE *stream, const char *format, const char *text, int number) {
    return fprintf(stream, format, text, number);
}

// A thread's user time in nanoseconds, -1 where /proc does not tell it.
long getThreadUserTimeSlow(int thread_id) {
    char path[64];
    char stat[1024];
    snprintf(path, sizeof path, "/proc/self/task/%d/stat", thread_id);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return -1;
    }
    ssize_t length = read(fd, stat, sizeof stat - 1);
    close(fd);
    if (length <= 0) {
        return -1;
    }
    stat[length] = 0;

    // The thread's name stands in parentheses and may hold spaces and parentheses itself: count from the last one.
    char *after_name = strrchr(stat, ')');
    unsigned long ticks;
    if (!after_name || sscanf(after_name + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu", &ticks) != 1) {
        return -1;
    }
    return (long)(ticks * (1000000000UL / (unsigned long)sysconf(_SC_CLK_TCK)));
}

// The parameters are for Windows, whose zone names need a table.
char *SVM_FindJavaTZmd(char **mappings, int length) {
    (void)mappings;
    (void)length;
    return findJavaTZ_md(NULL);
}
