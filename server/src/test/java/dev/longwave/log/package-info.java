@NullMarked
package dev.longwave.log;

import org.jspecify.annotations.NullMarked;
