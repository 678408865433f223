@NullMarked
package dev.longwave.broadcast;

import org.jspecify.annotations.NullMarked;
