/** The certificate: reads it, checks it, reloads it. */
@NullMarked
package dev.longwave.tls;

import org.jspecify.annotations.NullMarked;
