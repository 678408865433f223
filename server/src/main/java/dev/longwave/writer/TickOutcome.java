package dev.longwave.writer;

/** Outcome of a writer's tick. */
enum TickOutcome {
    /** The writer wrote on time. */
    ON_TIME,
    /** The writer wrote, but noticeably late. */
    LATE,
    /** The writer skipped the tick: its time had passed, or the previous message was still being written. */
    SKIPPED,
    /** The writer failed. */
    FAILED
}
