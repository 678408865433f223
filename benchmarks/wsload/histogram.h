#pragma once
#include <stdint.h>

// Counts latencies in nanoseconds, 64 buckets to each power of two: a quantile is at most 1.6 % too low.
void histogram_reset(void);
void histogram_add(uint64_t nanoseconds);

// In microseconds; quantile is 0 to 1.
double histogram_quantile(double quantile);
