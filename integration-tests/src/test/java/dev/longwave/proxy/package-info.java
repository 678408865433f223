/** The server behind real proxies, with the configurations of docs/proxies.md. */
@NullMarked
package dev.longwave.proxy;

import org.jspecify.annotations.NullMarked;
