@NullMarked
package dev.longwave.http;

import org.jspecify.annotations.NullMarked;
