/** The artefact under test and its process: what it is, how it starts and how it stops. */
@NullMarked
package dev.longwave.process;

import org.jspecify.annotations.NullMarked;
