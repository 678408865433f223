/** The echo endpoint: returns each message to its sender, byte for byte and in order. */
@NullMarked
package dev.longwave.echo;

import org.jspecify.annotations.NullMarked;
