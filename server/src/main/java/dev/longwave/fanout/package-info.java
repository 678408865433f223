/** Ordered fan-out: the same messages in the same order for many subscribers, each encoding made once. */
@NullMarked
package dev.longwave.fanout;

import org.jspecify.annotations.NullMarked;
