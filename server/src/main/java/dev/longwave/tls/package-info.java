/** The certificate that the server speaks TLS with. */
@NullMarked
package dev.longwave.tls;

import org.jspecify.annotations.NullMarked;
