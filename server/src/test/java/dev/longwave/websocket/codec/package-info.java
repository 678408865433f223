@NullMarked
package dev.longwave.websocket.codec;

import org.jspecify.annotations.NullMarked;
