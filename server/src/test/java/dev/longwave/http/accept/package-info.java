@NullMarked
package dev.longwave.http.accept;

import org.jspecify.annotations.NullMarked;
