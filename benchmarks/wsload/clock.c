#include "clock.h"

#include <time.h>

uint64_t clock_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

uint64_t seconds_to_ns(double seconds) {
    return (uint64_t)(seconds * 1e9);
}
