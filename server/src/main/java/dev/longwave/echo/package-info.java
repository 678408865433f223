/** The echo endpoint: what a client sends comes back, byte for byte and in order. */
@NullMarked
package dev.longwave.echo;

import org.jspecify.annotations.NullMarked;
