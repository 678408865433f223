/** Publishing to a channel with an HTTP POST. */
@NullMarked
package dev.longwave.channel.publish;

import org.jspecify.annotations.NullMarked;
