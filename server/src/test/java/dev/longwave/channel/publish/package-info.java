@NullMarked
package dev.longwave.channel.publish;

import org.jspecify.annotations.NullMarked;
