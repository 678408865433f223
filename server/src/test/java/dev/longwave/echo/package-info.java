@NullMarked
package dev.longwave.echo;

import org.jspecify.annotations.NullMarked;
