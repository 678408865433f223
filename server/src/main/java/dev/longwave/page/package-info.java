/** The browser page. Its files come in client-js's jar and are served by Quarkus; here is only what development adds. */
@NullMarked
package dev.longwave.page;

import org.jspecify.annotations.NullMarked;
