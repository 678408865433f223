/** Admission control: origins, client addresses, connection limits and rates. */
@NullMarked
package dev.longwave.admission;

import org.jspecify.annotations.NullMarked;
