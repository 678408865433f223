/** The console's files, from memory; in development mode from their sources. */
@NullMarked
package dev.longwave.page;

import org.jspecify.annotations.NullMarked;
