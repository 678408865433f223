/** The echo endpoint, tested by its clients. */
@NullMarked
package dev.longwave.echo;

import org.jspecify.annotations.NullMarked;
