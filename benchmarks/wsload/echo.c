// Every connection has a number of messages under way and sends one for each that comes back.
#include <stdlib.h>

#include "clock.h"
#include "connection.h"
#include "failure.h"
#include "loads.h"
#include "message.h"
#include "meter.h"

static uint64_t in_flight;
static uint64_t echoed;
static bool sending;

static void received(struct connection *connection, const uint8_t *bytes, size_t length, uint64_t now) {
    uint64_t sequence;
    if (failed() || !message_read(bytes, length, connection->id, connection->id, &sequence)) {
        return;
    }
    if (sequence != connection->expected || sequence >= connection->sent) {
        failure("connection %d: message %lu came %s", connection->id, (unsigned long)sequence,
            sequence < connection->expected ? "twice" : "too early: one before it is lost or late");
        return;
    }
    meter_latency(now - connection->sent_at[sequence % in_flight]);
    connection->expected++;
    echoed++;
}

static void refill(struct connection *connection) {
    uint64_t now = clock_now();
    while (sending && connection->sent - connection->expected < in_flight) {
        connection->sent_at[connection->sent % in_flight] = now;
        message_write(&connection->unsent, connection->id, connection->sent++);
    }
    connection_flush(connection);
}

// What is under way at the end has to come back as well, and nothing twice.
static void wait_for_rest(const struct connection *connections, int count) {
    sending = false;
    uint64_t deadline = clock_now() + seconds_to_ns(5);
    for (int i = 0; i < count; i++) {
        while (connections[i].expected < connections[i].sent && clock_now() < deadline && !failed()) {
            network_turn(seconds_to_ns(0.1));
        }
        if (connections[i].expected < connections[i].sent) {
            failure("connection %d: message %lu is lost", i, (unsigned long)connections[i].expected);
        }
    }
    network_for(seconds_to_ns(0.1));
}

void load_echo(const struct options *options) {
    struct handler handler = {.message = received, .after_read = refill};
    in_flight = (uint64_t)options->in_flight;
    struct connection *connections
        = connections_open(options->server, options->path, options->connections, handler);
    for (int i = 0; i < options->connections; i++) {
        connections[i].sent_at = calloc(in_flight, sizeof(uint64_t));
    }
    sending = true;
    for (int i = 0; i < options->connections; i++) {
        refill(&connections[i]);
    }
    meter_start(options);
    while (meter_goes_on(echoed)) {
        network_turn(seconds_to_ns(0.05));
    }
    wait_for_rest(connections, options->connections);
    if (!failed()) {
        meter_print();
    }
}
