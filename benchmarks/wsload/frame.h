#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// WebSocket frames as of RFC 6455 §5.2.
enum opcode { CONTINUATION = 0, TEXT = 1, CLOSE = 8, PING = 9, PONG = 10 };

enum { LONGEST_HEADER = 14 };

struct frame {
    bool final;
    bool plain;  // neither masked nor with a reserved bit: what a server sends that has agreed to no extension
    enum opcode opcode;
    const uint8_t *payload;
    size_t length;
};

// Reads one frame from what has arrived; returns how many bytes it takes, or 0 if it is not whole yet.
size_t frame_read(const uint8_t *bytes, size_t length, struct frame *frame);

// Writes the header of a client's frame, its masking key included; returns how long it is.
size_t frame_write_header(uint8_t *header, enum opcode opcode, size_t length);

// Masks length bytes that begin at offset in the payload. The key is always the same: nobody but a proxy cares.
void frame_mask(uint8_t *masked, const uint8_t *bytes, size_t offset, size_t length);
