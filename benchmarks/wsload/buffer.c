#include "buffer.h"

#include <stdlib.h>
#include <string.h>

#include "failure.h"

uint8_t *buffer_extend(struct buffer *buffer, size_t count) {
    size_t needed = buffer->length + count;
    if (needed > buffer->capacity) {
        buffer->capacity = needed * 2;
        buffer->bytes = realloc(buffer->bytes, buffer->capacity);
        if (buffer->bytes == NULL) {
            give_up("no memory for a buffer of %zu bytes", buffer->capacity);
        }
    }
    uint8_t *added = buffer->bytes + buffer->length;
    buffer->length = needed;
    return added;
}

void buffer_drop_first(struct buffer *buffer, size_t count) {
    buffer->length -= count;
    memmove(buffer->bytes, buffer->bytes + count, buffer->length);
}
