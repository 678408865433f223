#include "frame.h"

#include <string.h>

static const uint8_t key[4] = {0x37, 0xfa, 0x21, 0x3d};

static size_t big_endian(const uint8_t *bytes, int count) {
    size_t value = 0;
    for (int i = 0; i < count; i++) {
        value = value << 8 | bytes[i];
    }
    return value;
}

size_t frame_read(const uint8_t *bytes, size_t length, struct frame *frame) {
    if (length < 2) {
        return 0;
    }
    size_t header = 2;
    size_t payload = bytes[1] & 0x7f;
    if (payload >= 126) {
        int width = payload == 126 ? 2 : 8;
        header += (size_t)width;
        if (length < header) {
            return 0;
        }
        payload = big_endian(bytes + 2, width);
    }
    if (length - header < payload) {
        return 0;
    }
    frame->final = bytes[0] & 0x80;
    frame->plain = !(bytes[0] & 0x70) && !(bytes[1] & 0x80);
    frame->opcode = (enum opcode)(bytes[0] & 0x0f);
    frame->payload = bytes + header;
    frame->length = payload;
    return header + payload;
}

size_t frame_write_header(uint8_t *header, enum opcode opcode, size_t length) {
    int width = length < 126 ? 0 : length < 65536 ? 2 : 8;
    header[0] = (uint8_t)(0x80 | opcode);
    header[1] = (uint8_t)(0x80 | (width == 0 ? length : width == 2 ? 126 : 127));
    for (int i = 0; i < width; i++) {
        header[2 + i] = (uint8_t)(length >> (8 * (width - 1 - i)));
    }
    memcpy(header + 2 + width, key, sizeof key);
    return 2 + (size_t)width + sizeof key;
}

void frame_mask(uint8_t *masked, const uint8_t *bytes, size_t offset, size_t length) {
    for (size_t i = 0; i < length; i++) {
        masked[i] = bytes[i] ^ key[(offset + i) & 3];
    }
}
