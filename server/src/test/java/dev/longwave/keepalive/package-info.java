@NullMarked
package dev.longwave.keepalive;

import org.jspecify.annotations.NullMarked;
