/** Accepting of connections: listening sockets, file descriptors, receive buffers. */
@NullMarked
package dev.longwave.http.accept;

import org.jspecify.annotations.NullMarked;
