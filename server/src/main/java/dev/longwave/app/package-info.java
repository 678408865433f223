/** The command line, the checks before a start, and the first line of the log. */
@NullMarked
package dev.longwave.app;

import org.jspecify.annotations.NullMarked;
