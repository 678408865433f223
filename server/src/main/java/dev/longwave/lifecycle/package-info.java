/** The life of the process: started, reloading, draining, and the signals of the operating system. */
@NullMarked
package dev.longwave.lifecycle;

import org.jspecify.annotations.NullMarked;
