/** HTTP requests other than handshakes, tested from outside. */
@NullMarked
package dev.longwave.http;

import org.jspecify.annotations.NullMarked;
