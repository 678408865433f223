/** What the platform reads less strictly than it should: kinds of settings, and the file that they are in. */
@NullMarked
package dev.longwave.setting;

import org.jspecify.annotations.NullMarked;
