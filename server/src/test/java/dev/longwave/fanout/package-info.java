@NullMarked
package dev.longwave.fanout;

import org.jspecify.annotations.NullMarked;
