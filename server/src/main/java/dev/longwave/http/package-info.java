/** HTTP connections until they are upgraded: request timeouts, pipelining, unread responses, closing. */
@NullMarked
package dev.longwave.http;

import org.jspecify.annotations.NullMarked;
