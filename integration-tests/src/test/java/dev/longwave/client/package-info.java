/** The client library, in a real browser. */
@NullMarked
package dev.longwave.client;

import org.jspecify.annotations.NullMarked;
