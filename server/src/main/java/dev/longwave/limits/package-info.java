/** Limits of memory, rates and file descriptors, for each client and in total. */
@NullMarked
package dev.longwave.limits;

import org.jspecify.annotations.NullMarked;
