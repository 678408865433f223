/** Live reload for developers. */
@NullMarked
package dev.longwave.devmode;

import org.jspecify.annotations.NullMarked;
