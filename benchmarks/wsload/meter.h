#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "options.h"

// The time of a load: its warm-up, then what is measured.

// Begins the warm-up.
void meter_start(const struct options *options);

// Whether the load goes on: begins to measure when the warm-up is over, and stops the watch at the end. A load that
// gets nothing done for 5 s has failed. done counts what is delivered.
bool meter_goes_on(uint64_t done);

// Counts a latency if it is in the time that is measured.
void meter_latency(uint64_t nanoseconds);

// Prints the line of figures.
void meter_print(void);
