// One connection publishes to a channel, every other has to get all of it in order; so many messages may be under way
// to somebody. The publisher is a member too: it gets its own messages, which are checked but not counted.
#include <stdlib.h>

#include "clock.h"
#include "connection.h"
#include "failure.h"
#include "loads.h"
#include "message.h"
#include "meter.h"

// For some servers a connection is in the channel only a moment after its handshake is answered.
static const double SETTLING_SECONDS = 0.5;

static uint64_t in_flight;
static uint64_t members;
static struct connection *publisher;
static uint64_t *published_at;   // by sequence number modulo in_flight, as is:
static uint64_t *missing_for;    // how many members have not got the message
static uint64_t with_all;        // messages that every member has
static uint64_t delivered;

static void received(struct connection *connection, const uint8_t *bytes, size_t length, uint64_t now) {
    uint64_t sequence;
    if (failed() || !message_read(bytes, length, publisher->id, connection->id, &sequence)) {
        return;
    }
    if (sequence != connection->expected || sequence >= publisher->sent) {
        failure("connection %d: message %lu came %s", connection->id, (unsigned long)sequence,
            sequence < connection->expected ? "twice" : "too early: one before it is lost or late");
        return;
    }
    connection->expected++;
    if (connection == publisher) {
        return;
    }
    meter_latency(now - published_at[sequence % in_flight]);
    delivered++;
    if (--missing_for[sequence % in_flight] == 0) {
        with_all++;
    }
}

static void after_read(struct connection *connection) {
    (void)connection;
}

static void publish(void) {
    uint64_t now = clock_now();
    while (publisher->sent - with_all < in_flight) {
        published_at[publisher->sent % in_flight] = now;
        missing_for[publisher->sent % in_flight] = members;
        message_write(&publisher->unsent, publisher->id, publisher->sent++);
    }
    connection_flush(publisher);
}

// What is under way at the end has to arrive as well, and nothing twice.
static void wait_for_rest(const struct connection *connections) {
    uint64_t deadline = clock_now() + seconds_to_ns(5);
    while (with_all < publisher->sent && clock_now() < deadline && !failed()) {
        network_turn(seconds_to_ns(0.1));
    }
    for (uint64_t i = 0; i < members; i++) {
        if (connections[i].expected < publisher->sent) {
            failure("connection %lu: message %lu is lost", (unsigned long)i, (unsigned long)connections[i].expected);
        }
    }
    network_for(seconds_to_ns(0.1));
}

void load_fan_out(const struct options *options) {
    struct handler handler = {.message = received, .after_read = after_read};
    in_flight = (uint64_t)options->in_flight;
    members = (uint64_t)options->connections;
    published_at = calloc(in_flight, sizeof *published_at);
    missing_for = calloc(in_flight, sizeof *missing_for);
    struct connection *connections
        = connections_open(options->server, options->path, options->connections + 1, handler);
    publisher = &connections[members];
    network_for(seconds_to_ns(SETTLING_SECONDS));

    meter_start(options);
    while (meter_goes_on(delivered)) {
        publish();
        network_turn(seconds_to_ns(0.05));
    }
    wait_for_rest(connections);
    if (!failed()) {
        meter_print();
    }
}
