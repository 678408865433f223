/** Ordered fan-out: one order of messages for many subscribers, each encoding made once. */
@NullMarked
package dev.longwave.fanout;

import org.jspecify.annotations.NullMarked;
