/** The end of the process: everybody is told, and nobody can hold it up. */
@NullMarked
package dev.longwave.shutdown;

import org.jspecify.annotations.NullMarked;
