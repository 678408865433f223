/** What the log says, and in which form. */
@NullMarked
package dev.longwave.log;

import org.jspecify.annotations.NullMarked;
