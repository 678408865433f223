/** Tests of the management interface. */
@NullMarked
package dev.longwave.management;

import org.jspecify.annotations.NullMarked;
