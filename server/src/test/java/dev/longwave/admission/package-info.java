@NullMarked
package dev.longwave.admission;

import org.jspecify.annotations.NullMarked;
