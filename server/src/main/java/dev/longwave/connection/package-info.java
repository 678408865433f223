/** What every part of the server calls a connection's facts: why it ends, for now. */
@NullMarked
package dev.longwave.connection;

import org.jspecify.annotations.NullMarked;
