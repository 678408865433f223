/** HTTP requests that are no upgrades, seen from outside. */
@NullMarked
package dev.longwave.http;

import org.jspecify.annotations.NullMarked;
