@NullMarked
package dev.longwave.setting;

import org.jspecify.annotations.NullMarked;
