/** Configuration: the file, its changes, ranges, and types of settings that the platform reads less strictly. */
@NullMarked
package dev.longwave.config;

import org.jspecify.annotations.NullMarked;
