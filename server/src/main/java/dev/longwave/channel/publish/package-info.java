/** Publishing to a channel over HTTP, with a POST. */
@NullMarked
package dev.longwave.channel.publish;

import org.jspecify.annotations.NullMarked;
