@NullMarked
package dev.longwave.channel;

import org.jspecify.annotations.NullMarked;
