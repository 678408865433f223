#include "process.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "failure.h"

static FILE *open_proc(int pid, const char *name) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        give_up("process %d, the server's, is not there", pid);
    }
    return file;
}

struct cpu process_cpu(int pid) {
    char line[2048];
    FILE *file = open_proc(pid, "stat");
    size_t length = fread(line, 1, sizeof line - 1, file);
    fclose(file);
    line[length] = 0;

    // The command's name, in parentheses, may have spaces and parentheses in it: count from the last one.
    const char *after_name = strrchr(line, ')');
    unsigned long user, system;
    if (after_name == NULL
        || sscanf(after_name + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) != 2) {
        give_up("/proc/%d/stat is not as expected: %s", pid, line);
    }
    double tick = (double)sysconf(_SC_CLK_TCK);
    return (struct cpu){.user = (double)user / tick, .system = (double)system / tick};
}

double process_resident(int pid) {
    char line[256];
    double kilobytes = 0;
    FILE *file = open_proc(pid, "status");
    while (fgets(line, sizeof line, file) != NULL && sscanf(line, "VmRSS: %lf", &kilobytes) != 1) {
    }
    fclose(file);
    return kilobytes / 1024;
}

double own_cpu(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}
