/** The console in a real browser. */
@NullMarked
package dev.longwave.console;

import org.jspecify.annotations.NullMarked;
