/** What whoever runs the server asks it, on the management interface. Health and metrics are the platform's. */
@NullMarked
package dev.longwave.management;

import org.jspecify.annotations.NullMarked;
