/** The command line, the checks before a start, and the line that the log begins with. */
@NullMarked
package dev.longwave.app;

import org.jspecify.annotations.NullMarked;
