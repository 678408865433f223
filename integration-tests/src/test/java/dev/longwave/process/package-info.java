/** The artifact under test and its process: form, start, memory and shutdown. */
@NullMarked
package dev.longwave.process;

import org.jspecify.annotations.NullMarked;
