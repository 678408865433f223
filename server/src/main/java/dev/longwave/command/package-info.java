/** What the command line asks for. */
@NullMarked
package dev.longwave.command;

import org.jspecify.annotations.NullMarked;
