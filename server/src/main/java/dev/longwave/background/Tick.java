package dev.longwave.background;

/** What became of a writer's ticks. */
enum Tick {
    /** It wrote when it should. */
    ON_TIME,
    /** It wrote, but so late that the next was nearer. */
    LATE,
    /** It did not write, because its time had passed or the message before was still being written. */
    SKIPPED,
    /** It could not. */
    FAILED
}
