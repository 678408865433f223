@NullMarked
package dev.longwave.limits;

import org.jspecify.annotations.NullMarked;
