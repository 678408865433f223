// One thread, one epoll: a load generator that hops between threads would measure itself.
#include "connection.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "clock.h"
#include "failure.h"
#include "frame.h"

enum { HANDSHAKES_AT_ONCE = 64, EVENTS_A_TURN = 1024, READ_SIZE = 1 << 18 };

static const double HANDSHAKES_WITHIN_SECONDS = 120;

static int epoll = -1;
static int opened;
static struct handler handler;

// RFC 6455 §1.3 has this key and its answer as the example.
static const char *KEY = "dGhlIHNhbXBsZSBub25jZQ==";
static const char *ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

static void ended(struct connection *connection, const char *how) {
    connection->ended = true;
    failure("connection %d: %s, after %lu messages", connection->id, how, (unsigned long)connection->expected);
}

static void watch(struct connection *connection, int operation, bool room) {
    struct epoll_event event = {.events = EPOLLIN | (room ? EPOLLOUT : 0), .data.ptr = connection};
    if (epoll_ctl(epoll, operation, connection->socket, &event) != 0) {
        give_up("epoll_ctl: %s", strerror(errno));
    }
    connection->awaits_room = room;
}

void connection_flush(struct connection *connection) {
    struct buffer *unsent = &connection->unsent;
    size_t done = 0;
    while (done < unsent->length && !connection->ended) {
        ssize_t count = send(connection->socket, unsent->bytes + done, unsent->length - done, MSG_NOSIGNAL);
        if (count < 0 && errno == EAGAIN) {
            break;
        }
        if (count < 0) {
            ended(connection, strerror(errno));
        } else {
            done += (size_t)count;
        }
    }
    buffer_drop_first(unsent, done);
    bool room = unsent->length > 0 && !connection->ended;
    if (room != connection->awaits_room) {
        watch(connection, EPOLL_CTL_MOD, room);
    }
}

static void send_control(struct connection *connection, enum opcode opcode, const uint8_t *payload, size_t length) {
    uint8_t header[LONGEST_HEADER];
    size_t header_length = frame_write_header(header, opcode, length);
    uint8_t *frame = buffer_extend(&connection->unsent, header_length + length);
    memcpy(frame, header, header_length);
    frame_mask(frame + header_length, payload, 0, length);
    connection_flush(connection);
}

void connection_ping(struct connection *connection) {
    send_control(connection, PING, (const uint8_t *)"alive?", 6);
}

static void handle_data(struct connection *connection, const struct frame *frame, uint64_t now) {
    struct buffer *fragments = &connection->fragments;
    if (frame->final && fragments->length == 0) {
        handler.message(connection, frame->payload, frame->length, now);
        return;
    }
    memcpy(buffer_extend(fragments, frame->length), frame->payload, frame->length);
    if (frame->final) {
        handler.message(connection, fragments->bytes, fragments->length, now);
        fragments->length = 0;
    }
}

static void handle_frame(struct connection *connection, const struct frame *frame, uint64_t now) {
    if (!frame->plain) {
        ended(connection, "a frame that is masked or has a reserved bit");
        return;
    }
    switch (frame->opcode) {
        case PING:
            send_control(connection, PONG, frame->payload, frame->length);
            return;
        case PONG:
            connection->ponged = true;
            return;
        case CLOSE: {
            char words[64];
            int code = frame->length < 2 ? 1005 : frame->payload[0] << 8 | frame->payload[1];
            snprintf(words, sizeof words, "closed by the server with %d", code);
            ended(connection, words);
            return;
        }
        case TEXT:
        case CONTINUATION:
            handle_data(connection, frame, now);
            return;
    }
    ended(connection, "a frame that is neither text nor control");
}

// Returns how many bytes the answer to the handshake took, 0 if it is not whole yet.
static size_t handle_answer(struct connection *connection, const uint8_t *bytes, size_t length) {
    const uint8_t *end = memmem(bytes, length, "\r\n\r\n", 4);
    if (end == NULL) {
        return 0;
    }
    size_t head = (size_t)(end - bytes);
    if (memcmp(bytes, "HTTP/1.1 101 ", 13) != 0 || memmem(bytes, head, ACCEPT, strlen(ACCEPT)) == NULL) {
        give_up("no WebSocket: the server answers\n%.*s", (int)head, bytes);
    }
    connection->open = true;
    opened++;
    return head + 4;
}

// Returns how many of the bytes were used.
static size_t handle_bytes(struct connection *connection, const uint8_t *bytes, size_t length, uint64_t now) {
    size_t used = connection->open ? 0 : handle_answer(connection, bytes, length);
    struct frame frame;
    size_t frame_length;
    while (connection->open && !connection->ended
        && (frame_length = frame_read(bytes + used, length - used, &frame)) > 0) {
        handle_frame(connection, &frame, now);
        used += frame_length;
    }
    return used;
}

// Reads into memory that all connections share; only what does not make a whole frame is kept for the next time.
static void read_socket(struct connection *connection) {
    static uint8_t shared[READ_SIZE];
    ssize_t count = recv(connection->socket, shared, sizeof shared, 0);
    if (count < 0 && errno == EAGAIN) {
        return;
    }
    if (count <= 0) {
        ended(connection, count == 0 ? "ended by the server without a Close" : strerror(errno));
        return;
    }
    uint64_t now = clock_now();
    struct buffer *received = &connection->received;
    if (received->length > 0) {
        memcpy(buffer_extend(received, (size_t)count), shared, (size_t)count);
        buffer_drop_first(received, handle_bytes(connection, received->bytes, received->length, now));
    } else {
        size_t used = handle_bytes(connection, shared, (size_t)count, now);
        size_t rest = (size_t)count - used;
        if (rest > 0) {
            memcpy(buffer_extend(received, rest), shared + used, rest);
        }
    }
    handler.after_read(connection);
}

void network_turn(uint64_t timeout) {
    static struct epoll_event events[EVENTS_A_TURN];
    struct timespec time = {.tv_sec = (time_t)(timeout / 1000000000u), .tv_nsec = (long)(timeout % 1000000000u)};
    int count = epoll_pwait2(epoll, events, EVENTS_A_TURN, &time, NULL);
    if (count < 0 && errno != EINTR) {
        give_up("epoll_pwait2: %s", strerror(errno));
    }
    for (int i = 0; i < count; i++) {
        struct connection *connection = events[i].data.ptr;
        if (events[i].events & EPOLLOUT) {
            connection_flush(connection);
        }
        if (events[i].events & ~(uint32_t)EPOLLOUT && !connection->ended) {
            read_socket(connection);
        }
    }
}

void network_for(uint64_t nanoseconds) {
    uint64_t end = clock_now() + nanoseconds;
    for (uint64_t now = clock_now(); now < end && !failed(); now = clock_now()) {
        network_turn(end - now);
    }
}

static void dial(struct connection *connection, struct sockaddr_in server, const char *request) {
    connection->socket = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (connection->socket < 0) {
        give_up("connection %d: no socket: %s", connection->id, strerror(errno));
    }
    int on = 1;
    setsockopt(connection->socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(connection->socket, (struct sockaddr *)&server, sizeof server) != 0 && errno != EINPROGRESS) {
        give_up("connection %d: %s", connection->id, strerror(errno));
    }
    size_t length = strlen(request);
    memcpy(buffer_extend(&connection->unsent, length), request, length);
    // The socket has room as soon as it is connected: the request is sent then.
    watch(connection, EPOLL_CTL_ADD, true);
}

struct connection *connections_open(struct sockaddr_in server, const char *path, int count, struct handler with) {
    struct connection *connections = calloc((size_t)count, sizeof *connections);
    epoll = epoll_create1(0);
    if (connections == NULL || epoll < 0) {
        give_up("no memory or no descriptor left");
    }
    handler = with;

    char host[INET_ADDRSTRLEN], request[1024];
    inet_ntop(AF_INET, &server.sin_addr, host, sizeof host);
    snprintf(request, sizeof request,
        "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: %s\r\nSec-WebSocket-Version: 13\r\n\r\n",
        path, host, ntohs(server.sin_port), KEY);

    uint64_t deadline = clock_now() + seconds_to_ns(HANDSHAKES_WITHIN_SECONDS);
    for (int next = 0; opened < count && !failed();) {
        for (; next < count && next - opened < HANDSHAKES_AT_ONCE; next++) {
            connections[next].id = next;
            dial(&connections[next], server, request);
        }
        network_turn(seconds_to_ns(1));
        if (clock_now() > deadline) {
            give_up("%d of %d connections were open after %.0f s", opened, count, HANDSHAKES_WITHIN_SECONDS);
        }
    }
    return connections;
}
