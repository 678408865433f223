#include "meter.h"

#include <stdio.h>

#include "clock.h"
#include "failure.h"
#include "histogram.h"
#include "process.h"

// What is counted at the start of the measured time, and at its end.
struct reading {
    uint64_t time;
    uint64_t done;
    struct cpu server;
    double own;
};

static const double STALLED_AFTER_SECONDS = 5;

static const struct options *options;
static struct reading first, last;
static bool measuring;
static uint64_t warm_at, end_at;
static uint64_t progress_at, progress;

static struct reading take(uint64_t done) {
    return (struct reading){
        .time = clock_now(), .done = done, .server = process_cpu(options->pid), .own = own_cpu()};
}

void meter_start(const struct options *of) {
    options = of;
    progress_at = clock_now();
    warm_at = progress_at + seconds_to_ns(options->warm_up);
}

bool meter_goes_on(uint64_t done) {
    uint64_t now = clock_now();
    if (!measuring && now >= warm_at) {
        measuring = true;
        histogram_reset();
        first = take(done);
        end_at = first.time + seconds_to_ns(options->seconds);
    } else if (measuring && now >= end_at && done > first.done) {
        measuring = false;
        last = take(done);
        return false;
    }
    if (done != progress) {
        progress = done;
        progress_at = now;
    } else if (now > progress_at + seconds_to_ns(STALLED_AFTER_SECONDS)) {
        failure("lost: nothing came for %.0f s, after %lu messages", STALLED_AFTER_SECONDS, (unsigned long)done);
    }
    return !failed();
}

void meter_latency(uint64_t nanoseconds) {
    if (measuring) {
        histogram_add(nanoseconds);
    }
}

void meter_print(void) {
    double seconds = (double)(last.time - first.time) / 1e9;
    double messages = (double)(last.done - first.done);
    double user = (last.server.user - first.server.user) / messages * 1e6;
    double system = (last.server.system - first.server.system) / messages * 1e6;
    printf("messages=%.0f rate=%.0f p50_us=%.1f p99_us=%.1f p999_us=%.1f cpu_us=%.3f user_us=%.3f system_us=%.3f"
           " resident_mb=%.1f client_cpu_percent=%.0f\n",
        messages, messages / seconds, histogram_quantile(0.5), histogram_quantile(0.99), histogram_quantile(0.999),
        user + system, user, system, process_resident(options->pid), 100 * (last.own - first.own) / seconds);
}
