/** Scheduled writers, tested from outside. */
@NullMarked
package dev.longwave.writer;

import org.jspecify.annotations.NullMarked;
