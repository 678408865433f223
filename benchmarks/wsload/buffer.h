#pragma once
#include <stddef.h>
#include <stdint.h>

// Bytes that are added at the end and taken from the start.
struct buffer {
    uint8_t *bytes;
    size_t length;
    size_t capacity;
};

// Makes the buffer longer by count bytes and returns where they begin.
uint8_t *buffer_extend(struct buffer *buffer, size_t count);

void buffer_drop_first(struct buffer *buffer, size_t count);
