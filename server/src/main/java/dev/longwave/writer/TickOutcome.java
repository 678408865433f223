package dev.longwave.writer;

/** What became of a writer's ticks. */
enum TickOutcome {
    /** It wrote when it should. */
    ON_TIME,
    /** It wrote, but later than it should by more than one can see. */
    LATE,
    /** It did not write, because its time had passed or the message before was still being written. */
    SKIPPED,
    /** It could not. */
    FAILED
}
