@NullMarked
package dev.longwave.handshake;

import org.jspecify.annotations.NullMarked;
