/** Channels: every message of a member or of an HTTP publisher goes to every member, in the same order. */
@NullMarked
package dev.longwave.channel;

import org.jspecify.annotations.NullMarked;
