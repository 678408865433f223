/** Kinds of settings that the platform reads less strictly than others. */
@NullMarked
package dev.longwave.setting;

import org.jspecify.annotations.NullMarked;
