@NullMarked
package dev.longwave.config;

import org.jspecify.annotations.NullMarked;
