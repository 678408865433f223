/** HTTPS and wss on the server itself. */
@NullMarked
package dev.longwave.tls;

import org.jspecify.annotations.NullMarked;
