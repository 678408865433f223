@NullMarked
package dev.longwave.connection;

import org.jspecify.annotations.NullMarked;
