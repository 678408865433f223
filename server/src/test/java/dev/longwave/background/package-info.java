@NullMarked
package dev.longwave.background;

import org.jspecify.annotations.NullMarked;
