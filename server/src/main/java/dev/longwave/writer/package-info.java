/** Writers: send messages on a schedule to channels, and to connections that are handed over to them. */
@NullMarked
package dev.longwave.writer;

import org.jspecify.annotations.NullMarked;
