/** Origins, limits and rates of clients, tested from outside. */
@NullMarked
package dev.longwave.admission;

import org.jspecify.annotations.NullMarked;
