#include "failure.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static bool happened;

static void say(const char *format, va_list values) {
    fputs("wsload: ", stderr);
    vfprintf(stderr, format, values);
    fputc('\n', stderr);
}

void failure(const char *format, ...) {
    if (happened) {
        return;
    }
    happened = true;
    va_list values;
    va_start(values, format);
    say(format, values);
    va_end(values);
}

bool failed(void) {
    return happened;
}

void give_up(const char *format, ...) {
    va_list values;
    va_start(values, format);
    say(format, values);
    va_end(values);
    exit(2);
}
