/** Origins, limits and rates of clients, seen from outside. */
@NullMarked
package dev.longwave.admission;

import org.jspecify.annotations.NullMarked;
