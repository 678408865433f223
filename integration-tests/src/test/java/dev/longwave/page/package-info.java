/** The page, in a real browser. */
@NullMarked
package dev.longwave.page;

import org.jspecify.annotations.NullMarked;
