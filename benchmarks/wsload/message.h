#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"

// The messages of a load: text, all of one length, each with its sender and its sequence number at the start.
enum { SHORTEST_MESSAGE = 24 };

void messages_of(size_t bytes);

// Adds the masked frame of a message.
void message_write(struct buffer *buffer, int sender, uint64_t sequence);

// Whether all bytes of a message but its sequence number are what the sender has sent; a failure if not.
// receiver is for the words of that.
bool message_read(const uint8_t *bytes, size_t length, int sender, int receiver, uint64_t *sequence);
