// The memory and processors that this process may use: the limits of its control groups, version 1 and 2.
//
// A limit of any group from the process's own up to the one that is mounted counts; the lowest wins. In a hybrid
// set-up each controller belongs to one version, so a controller mounted as version 1 is asked there, else the
// unified hierarchy is.
#define _GNU_SOURCE
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// What the builder's com.oracle.svm.core.container.ContainerLibrary declares.
#define INTERFACE_VERSION 240100
#define IS_NOT_CONTAINERIZED 0
#define IS_CONTAINERIZED 1
#define LIBRARY_TOO_OLD 2
#define LIBRARY_TOO_NEW 3

#define UNLIMITED (-1L)
#define UNKNOWN (-2L)

typedef struct {
    int version;                // 1, 2, or 0 where the controller is not to be found
    char mount_point[PATH_MAX]; // where the walk up ends
    char directory[PATH_MAX];   // the process's own group
} group_t;

static group_t memory;
static group_t cpu;

// Whether a list like "rw,cpu,cpuacct" has the word.
static int lists(const char *list, const char *word) {
    size_t length = strlen(word);
    for (const char *at = strstr(list, word); at; at = strstr(at + 1, word)) {
        if ((at == list || at[-1] == ',') && (at[length] == ',' || at[length] == 0)) {
            return 1;
        }
    }
    return 0;
}

// The path of this process's group in the hierarchy that has the controller: /proc/self/cgroup has lines
// "hierarchy:controllers:path", with "0::path" for version 2.
static int own_path(int version, const char *controller, char *path, size_t size) {
    FILE *file = fopen("/proc/self/cgroup", "re");
    char line[PATH_MAX + 256];
    int found = 0;
    while (file && !found && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        char *controllers = strchr(line, ':');
        char *group = controllers ? strchr(controllers + 1, ':') : NULL;
        if (!group) {
            continue;
        }
        *group = 0;
        found = version == 2 ? strncmp(line, "0:", 2) == 0 : lists(controllers + 1, controller);
        if (found) {
            snprintf(path, size, "%s", group + 1);
        }
    }
    if (file) {
        fclose(file);
    }
    return found;
}

// The directory of `path` under a mount that shows the hierarchy from `root` on. Inside a container the path may
// lie outside of what is mounted: then the mount point is the container's own group.
static void locate(group_t *group, int version, const char *root, const char *mount_point, const char *controller) {
    char path[PATH_MAX];
    if (!own_path(version, controller, path, sizeof path)) {
        return;
    }
    const char *below = path;
    if (strcmp(root, "/") != 0) {
        size_t length = strlen(root);
        int inside = strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
        below = inside ? path + length : "";
    }
    if (strcmp(below, "/") == 0) {
        below = "";
    }
    int length = snprintf(group->directory, sizeof group->directory, "%s%s", mount_point, below);
    if (length < 0 || (size_t)length >= sizeof group->directory) {
        return;
    }
    snprintf(group->mount_point, sizeof group->mount_point, "%s", mount_point);
    group->version = version;
}

// Lines of /proc/self/mountinfo: "id parent device root mount-point options [tags] - type source super-options".
static void find_group(group_t *group, const char *controller) {
    static char line[4 * PATH_MAX];
    static char root[PATH_MAX];
    static char mount_point[PATH_MAX];
    static char options[PATH_MAX];
    memset(group, 0, sizeof *group);
    FILE *file = fopen("/proc/self/mountinfo", "re");
    while (file && group->version != 1 && fgets(line, sizeof line, file)) {
        char type[32];
        const char *tail = strstr(line, " - ");
        if (!tail || sscanf(line, "%*s %*s %*s %4095s %4095s", root, mount_point) != 2 ||
            sscanf(tail, " - %31s %*s %4095s", type, options) != 2) {
            continue;
        }
        if (strcmp(type, "cgroup") == 0 && lists(options, controller)) {
            locate(group, 1, root, mount_point, controller);
        } else if (strcmp(type, "cgroup2") == 0 && group->version == 0) {
            locate(group, 2, root, mount_point, controller);
        }
    }
    if (file) {
        fclose(file);
    }
}

// The first line of a group's file.
static int read_line(const char *directory, const char *name, char *line, int size) {
    char path[PATH_MAX + 64];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "re");
    if (!file) {
        return 0;
    }
    int ok = fgets(line, size, file) != NULL;
    fclose(file);
    return ok;
}

static long read_number(const char *directory, const char *name) {
    char line[64];
    if (!read_line(directory, name, line, sizeof line)) {
        return UNKNOWN;
    }
    return strncmp(line, "max", 3) == 0 ? UNLIMITED : strtol(line, NULL, 10);
}

// The processors that a group's quota pays for, rounded up.
static long read_quota(const char *directory) {
    long quota = UNLIMITED;
    long period = 0;
    if (cpu.version == 2) {
        char line[64];
        if (!read_line(directory, "cpu.max", line, sizeof line) || sscanf(line, "%ld %ld", &quota, &period) != 2) {
            return UNLIMITED;
        }
    } else {
        quota = read_number(directory, "cpu.cfs_quota_us");
        period = read_number(directory, "cpu.cfs_period_us");
    }
    return quota > 0 && period > 0 ? (quota + period - 1) / period : UNLIMITED;
}

static long read_memory_limit(const char *directory) {
    return read_number(directory, memory.version == 2 ? "memory.max" : "memory.limit_in_bytes");
}

static long read_swap_limit(const char *directory) {
    return read_number(directory, memory.version == 2 ? "memory.swap.max" : "memory.memsw.limit_in_bytes");
}

// The lowest limit from the process's own group up to the mount point.
static long lowest(const group_t *group, long (*read_limit)(const char *directory)) {
    long limit = UNLIMITED;
    if (group->version == 0) {
        return limit;
    }
    char directory[PATH_MAX];
    snprintf(directory, sizeof directory, "%s", group->directory);
    for (;;) {
        long here = read_limit(directory);
        if (here >= 0 && (limit == UNLIMITED || here < limit)) {
            limit = here;
        }
        char *last = strrchr(directory, '/');
        if (!last || strlen(directory) <= strlen(group->mount_point)) {
            return limit;
        }
        *last = 0;
    }
}

// A number of the group's memory.stat.
static long read_stat(const char *key) {
    char path[PATH_MAX + 64];
    snprintf(path, sizeof path, "%s/memory.stat", memory.directory);
    FILE *file = memory.version == 0 ? NULL : fopen(path, "re");
    if (!file) {
        return UNKNOWN;
    }
    char name[64];
    long value;
    long result = UNKNOWN;
    while (result == UNKNOWN && fscanf(file, "%63s %ld", name, &value) == 2) {
        if (strcmp(name, key) == 0) {
            result = value;
        }
    }
    fclose(file);
    return result;
}

static long read_own(const char *name_in_version_2, const char *name_in_version_1) {
    if (memory.version == 0) {
        return UNKNOWN;
    }
    return read_number(memory.directory, memory.version == 2 ? name_in_version_2 : name_in_version_1);
}

static unsigned long machine_memory(void) {
    return (unsigned long)sysconf(_SC_PHYS_PAGES) * (unsigned long)sysconf(_SC_PAGESIZE);
}

long svm_container_memory_limit_in_bytes(void) {
    long limit = lowest(&memory, read_memory_limit);
    // Version 1 writes "no limit" as a very large number.
    return limit >= 0 && (unsigned long)limit < machine_memory() ? limit : UNLIMITED;
}

// What a heap's size is derived from, so it is the container's memory and not the machine's.
unsigned long svm_container_physical_memory(void) {
    long limit = svm_container_memory_limit_in_bytes();
    return limit == UNLIMITED ? machine_memory() : (unsigned long)limit;
}

long svm_container_memory_and_swap_limit_in_bytes(void) {
    long ram = svm_container_memory_limit_in_bytes();
    long swap = lowest(&memory, read_swap_limit);
    if (ram == UNLIMITED || swap == UNLIMITED) {
        return UNLIMITED;
    }
    // Version 2 limits swap alone, version 1 both together.
    return memory.version == 2 ? ram + swap : swap;
}

long svm_container_memory_soft_limit_in_bytes(void) { return read_own("memory.low", "memory.soft_limit_in_bytes"); }

long svm_container_memory_usage_in_bytes(void) { return read_own("memory.current", "memory.usage_in_bytes"); }

long svm_container_memory_max_usage_in_bytes(void) { return read_own("memory.peak", "memory.max_usage_in_bytes"); }

long svm_container_rss_usage_in_bytes(void) { return read_stat(memory.version == 2 ? "anon" : "rss"); }

long svm_container_cache_usage_in_bytes(void) { return read_stat(memory.version == 2 ? "file" : "cache"); }

int svm_container_active_processor_count(void) {
    cpu_set_t set;
    int here = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : (int)sysconf(_SC_NPROCESSORS_ONLN);
    long quota = lowest(&cpu, read_quota);
    return quota > 0 && quota < here ? (int)quota : here;
}

// Without a limit the image asks the machine instead of these functions.
int svm_container_initialize(int interface_version) {
    if (interface_version > INTERFACE_VERSION) {
        return LIBRARY_TOO_OLD;
    }
    if (interface_version < INTERFACE_VERSION) {
        return LIBRARY_TOO_NEW;
    }
    find_group(&memory, "memory");
    find_group(&cpu, "cpu");
    int limited = svm_container_memory_limit_in_bytes() != UNLIMITED || lowest(&cpu, read_quota) != UNLIMITED;
    return limited ? IS_CONTAINERIZED : IS_NOT_CONTAINERIZED;
}
