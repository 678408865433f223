@NullMarked
package dev.longwave.command;

import org.jspecify.annotations.NullMarked;
