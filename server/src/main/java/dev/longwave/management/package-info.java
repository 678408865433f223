/** The management interface's own endpoints: open connections, and how to close one. Health and metrics are the platform's. */
@NullMarked
package dev.longwave.management;

import org.jspecify.annotations.NullMarked;
