/** The browser page. Its files come in client-js's jar; in development they are its sources. */
@NullMarked
package dev.longwave.page;

import org.jspecify.annotations.NullMarked;
