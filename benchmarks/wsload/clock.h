#pragma once
#include <stdint.h>

// Nanoseconds of the monotonic clock.
uint64_t clock_now(void);

uint64_t seconds_to_ns(double seconds);
