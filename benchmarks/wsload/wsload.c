// Puts load on a WebSocket server on this machine, checks everything that comes back, and prints one line of figures,
// NAME=VALUE each. Exit code 1: a message was lost or garbled, or a connection ended. 2: the load could not be run.
#include <string.h>
#include <sys/resource.h>

#include "failure.h"
#include "loads.h"
#include "message.h"

// As many descriptors as this process may have: a connection takes one.
static void raise_descriptors(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

int main(int count, char **words) {
    struct options options = options_read(count, words);
    raise_descriptors();
    messages_of((size_t)options.bytes);
    if (strcmp(options.load, "echo") == 0) {
        load_echo(&options);
    } else if (strcmp(options.load, "fan-out") == 0) {
        load_fan_out(&options);
    } else {
        load_idle(&options);
    }
    return failed() ? 1 : 0;
}
