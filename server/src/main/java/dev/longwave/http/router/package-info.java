/** HTTP at the router: invalid requests, and paths and methods that the server does not have. */
@NullMarked
package dev.longwave.http.router;

import org.jspecify.annotations.NullMarked;
