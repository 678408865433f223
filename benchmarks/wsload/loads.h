#pragma once
#include "options.h"

// Each runs one load and prints its line of figures, unless something has failed.
void load_echo(const struct options *options);
void load_fan_out(const struct options *options);
void load_idle(const struct options *options);
