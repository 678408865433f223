/** Clients, servers, browsers and certificates that several tests share. The server runs in a process of its own. */
@NullMarked
package dev.longwave.harness;

import org.jspecify.annotations.NullMarked;
