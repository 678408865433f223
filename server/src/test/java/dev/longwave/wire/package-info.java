@NullMarked
package dev.longwave.wire;

import org.jspecify.annotations.NullMarked;
