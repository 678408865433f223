/** Rules that hold for all of the server. */
@NullMarked
package dev.longwave;

import org.jspecify.annotations.NullMarked;
