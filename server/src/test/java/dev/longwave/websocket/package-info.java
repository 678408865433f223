@NullMarked
package dev.longwave.websocket;

import org.jspecify.annotations.NullMarked;
