@NullMarked
package dev.longwave.shutdown;

import org.jspecify.annotations.NullMarked;
