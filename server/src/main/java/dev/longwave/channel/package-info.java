/** Channels: every message that a member sends, or that is published over HTTP, goes to every member in one order. */
@NullMarked
package dev.longwave.channel;

import org.jspecify.annotations.NullMarked;
