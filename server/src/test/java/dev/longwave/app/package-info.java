@NullMarked
package dev.longwave.app;

import org.jspecify.annotations.NullMarked;
