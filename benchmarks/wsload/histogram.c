#include "histogram.h"

#include <string.h>

enum { SUB_BITS = 6, SUB_BUCKETS = 1 << SUB_BITS, BUCKETS = (64 - SUB_BITS + 1) * SUB_BUCKETS };

static uint64_t counts[BUCKETS];
static uint64_t total;

static int bucket_of(uint64_t value) {
    if (value < SUB_BUCKETS) {
        return (int)value;
    }
    int shift = 63 - __builtin_clzll(value) - SUB_BITS;
    return (shift + 1) * SUB_BUCKETS + (int)((value >> shift) - SUB_BUCKETS);
}

static uint64_t least_in(int bucket) {
    if (bucket < SUB_BUCKETS) {
        return (uint64_t)bucket;
    }
    int shift = bucket / SUB_BUCKETS - 1;
    return (uint64_t)(SUB_BUCKETS + bucket % SUB_BUCKETS) << shift;
}

void histogram_reset(void) {
    memset(counts, 0, sizeof counts);
    total = 0;
}

void histogram_add(uint64_t nanoseconds) {
    counts[bucket_of(nanoseconds)]++;
    total++;
}

double histogram_quantile(double quantile) {
    uint64_t rank = (uint64_t)(quantile * (double)total);
    uint64_t seen = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
        seen += counts[bucket];
        if (seen > rank) {
            return (double)least_in(bucket) / 1e3;
        }
    }
    return 0;
}
