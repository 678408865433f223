/** What the tests share: the server in a process of its own, raw clients, proxies, browsers and certificates. */
@NullMarked
package dev.longwave.harness;

import org.jspecify.annotations.NullMarked;
