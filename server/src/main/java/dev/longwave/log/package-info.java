/** The format of the log and its keys. */
@NullMarked
package dev.longwave.log;

import org.jspecify.annotations.NullMarked;
