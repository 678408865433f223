#pragma once
#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"

struct connection {
    int id;  // its index, which messages carry
    int socket;
    bool open;         // the handshake has been answered
    bool ended;        // by the server: always a failure
    bool awaits_room;  // epoll is asked to tell when the socket takes more
    bool ponged;
    struct buffer received;   // the beginning of a frame that is not whole yet
    struct buffer fragments;  // the beginning of a message that is not whole yet
    struct buffer unsent;
    uint64_t sent;      // messages, so the next one's sequence number
    uint64_t expected;  // the sequence number that has to come next
    uint64_t *sent_at;  // times of the messages under way, by sequence number modulo how many may be
};

// What a load does with what comes. now is when it was read.
struct handler {
    void (*message)(struct connection *, const uint8_t *bytes, size_t length, uint64_t now);
    void (*after_read)(struct connection *);  // everything that one read brought has been handled
};

// Opens count connections, a bounded number of handshakes at once, and returns them.
struct connection *connections_open(struct sockaddr_in server, const char *path, int count, struct handler handler);

// Sends what is unsent as far as the socket takes it; the rest follows in later turns.
void connection_flush(struct connection *connection);

void connection_ping(struct connection *connection);

// Waits for at most timeout nanoseconds until something comes, and handles it.
void network_turn(uint64_t timeout);

// Handles what comes for that long, or until something has failed.
void network_for(uint64_t nanoseconds);
