/** Live reload, as a developer uses it. */
@NullMarked
package dev.longwave.devmode;

import org.jspecify.annotations.NullMarked;
