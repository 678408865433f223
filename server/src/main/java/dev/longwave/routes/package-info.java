/**
 * Which path leads to which endpoint over WebSocket: the classes that WebSockets Next wants. They only start reading; the
 * endpoint's session has everything else.
 */
@NullMarked
package dev.longwave.routes;

import org.jspecify.annotations.NullMarked;
