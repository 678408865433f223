#include "message.h"

#include <stdlib.h>
#include <string.h>

#include "failure.h"
#include "frame.h"

// 8 hexadecimal digits of the sender, 16 of the sequence number: text like the rest.
enum { SENDER_DIGITS = 8, SEQUENCE_DIGITS = 16 };

static size_t size;
static uint8_t *body;   // the payload, with room for sender and sequence number
static uint8_t *frame;  // the same as a masked frame: a message is a copy of it with 24 bytes changed
static size_t header_length;

static void write_digits(uint8_t *digits, int count, uint64_t value) {
    for (int i = 0; i < count; i++) {
        digits[i] = (uint8_t)"0123456789abcdef"[value >> (4 * (count - 1 - i)) & 15];
    }
}

static bool read_digits(const uint8_t *digits, int count, uint64_t *value) {
    *value = 0;
    for (int i = 0; i < count; i++) {
        int digit = digits[i];
        bool decimal = digit >= '0' && digit <= '9';
        if (!decimal && (digit < 'a' || digit > 'f')) {
            return false;
        }
        *value = *value << 4 | (uint64_t)(decimal ? digit - '0' : digit - 'a' + 10);
    }
    return true;
}

// Printable ASCII from a generator that gives the same every time (xorshift).
static void fill(uint8_t *text, size_t length) {
    uint64_t state = 88172645463325252u;
    for (size_t i = 0; i < length; i++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        text[i] = (uint8_t)(' ' + (state >> 32) % 95);
    }
}

void messages_of(size_t bytes) {
    size = bytes;
    body = malloc(bytes);
    frame = malloc(LONGEST_HEADER + bytes);
    if (body == NULL || frame == NULL) {
        give_up("no memory for a message of %zu bytes", bytes);
    }
    fill(body, bytes);
    header_length = frame_write_header(frame, TEXT, bytes);
    frame_mask(frame + header_length, body, 0, bytes);
}

void message_write(struct buffer *buffer, int sender, uint64_t sequence) {
    uint8_t digits[SHORTEST_MESSAGE];
    write_digits(digits, SENDER_DIGITS, (uint64_t)sender);
    write_digits(digits + SENDER_DIGITS, SEQUENCE_DIGITS, sequence);
    uint8_t *copy = buffer_extend(buffer, header_length + size);
    memcpy(copy, frame, header_length + size);
    frame_mask(copy + header_length, digits, 0, sizeof digits);
}

static size_t first_difference(const uint8_t *bytes) {
    size_t at = SHORTEST_MESSAGE;
    while (bytes[at] == body[at]) {
        at++;
    }
    return at;
}

bool message_read(const uint8_t *bytes, size_t length, int sender, int receiver, uint64_t *sequence) {
    uint64_t claimed;
    if (length != size) {
        failure("connection %d: garbled: a message of %zu bytes, not %zu", receiver, length, size);
    } else if (!read_digits(bytes, SENDER_DIGITS, &claimed)
        || !read_digits(bytes + SENDER_DIGITS, SEQUENCE_DIGITS, sequence)) {
        failure("connection %d: garbled: a message begins with '%.*s', no number", receiver, SHORTEST_MESSAGE, bytes);
    } else if (claimed != (uint64_t)sender) {
        failure("connection %d: a message of connection %d, not %d", receiver, (int)claimed, sender);
    } else if (memcmp(bytes + SHORTEST_MESSAGE, body + SHORTEST_MESSAGE, size - SHORTEST_MESSAGE) != 0) {
        size_t at = first_difference(bytes);
        failure("connection %d: garbled: byte %zu of message %lu is 0x%02x, not 0x%02x", receiver, at,
            (unsigned long)*sequence, bytes[at], body[at]);
    } else {
        return true;
    }
    return false;
}
