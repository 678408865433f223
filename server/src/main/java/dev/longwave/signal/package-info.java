/** Signals of the system to this process. */
@NullMarked
package dev.longwave.signal;

import org.jspecify.annotations.NullMarked;
