/**
 * Routes from WebSocket paths to endpoints: the classes that WebSockets Next requires. They only start reading; the endpoint's
 * session does everything else.
 */
@NullMarked
package dev.longwave.routes;

import org.jspecify.annotations.NullMarked;
