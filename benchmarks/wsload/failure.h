#pragma once
#include <stdbool.h>

// Something is wrong with what the server did. The first failure is told and ends the load: no figure of a run in which
// a message was lost or garbled is worth having. Exit code 1 at the end.
void failure(const char *format, ...) __attribute__((format(printf, 1, 2)));

bool failed(void);

// The load itself cannot go on: a wrong option, no descriptors left. Exit code 2 at once.
_Noreturn void give_up(const char *format, ...) __attribute__((format(printf, 1, 2)));
