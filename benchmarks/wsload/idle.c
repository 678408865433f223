// Opens connections and leaves them alone: what does each cost? At the end every one has to answer a Ping.
#include <stdio.h>

#include "clock.h"
#include "connection.h"
#include "failure.h"
#include "loads.h"
#include "process.h"

static void received(struct connection *connection, const uint8_t *bytes, size_t length, uint64_t now) {
    (void)bytes;
    (void)now;
    failure("connection %d: a message of %zu bytes that nobody sent", connection->id, length);
}

static void after_read(struct connection *connection) {
    (void)connection;
}

static void ping_all(struct connection *connections, int count) {
    for (int i = 0; i < count; i++) {
        connection_ping(&connections[i]);
    }
    uint64_t deadline = clock_now() + seconds_to_ns(10);
    for (int i = 0; i < count; i++) {
        while (!connections[i].ponged && clock_now() < deadline && !failed()) {
            network_turn(seconds_to_ns(0.1));
        }
        if (!connections[i].ponged) {
            failure("connection %d: lost: no answer to a Ping", i);
        }
    }
}

static double cpu_of(int pid) {
    struct cpu cpu = process_cpu(pid);
    return cpu.user + cpu.system;
}

void load_idle(const struct options *options) {
    struct handler handler = {.message = received, .after_read = after_read};
    int count = options->connections;
    double before = process_resident(options->pid);
    double cpu_before = cpu_of(options->pid);
    uint64_t start = clock_now();
    struct connection *connections = connections_open(options->server, options->path, count, handler);
    double opening = (double)(clock_now() - start) / 1e9;
    double cpu_open = cpu_of(options->pid);

    network_for(seconds_to_ns(options->seconds));
    double after = process_resident(options->pid);
    double idle_cpu = cpu_of(options->pid) - cpu_open;
    ping_all(connections, count);
    if (!failed()) {
        printf("bytes_a_connection=%.0f before_mb=%.1f resident_mb=%.1f opened_a_second=%.0f cpu_us_to_open=%.1f"
               " idle_cpu_percent=%.2f\n",
            (after - before) * 1048576 / count, before, after, count / opening, (cpu_open - cpu_before) * 1e6 / count,
            100 * idle_cpu / options->seconds);
    }
}
