/** What several features know of connections: why they end, and how fast they may go. */
@NullMarked
package dev.longwave.connection;

import org.jspecify.annotations.NullMarked;
