// The locale that LC_ALL, LC_CTYPE, LC_MESSAGES and LANG name, as java.util.Locale's parts.
#define _GNU_SOURCE
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "svm_locale.h"

typedef struct {
    const char *language;
    const char *script;
    const char *country;
    const char *variant;
} parts_t;

static svm_locale_props_t properties;

// The modifiers of glibc's locale names that mean a script. Others, like euro, say nothing that Java asks for.
static const char *script_of(const char *modifier) {
    static const char *const scripts[][2] = {
        {"arabic", "Arab"}, {"cyrillic", "Cyrl"}, {"devanagari", "Deva"}, {"latin", "Latn"}};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (strcmp(modifier, scripts[i][0]) == 0) {
            return scripts[i][1];
        }
    }
    return "";
}

// Reads language[_COUNTRY][.encoding][@modifier]. The copy it points into stays for the process's life.
static int parse(int category, parts_t *parts) {
    *parts = (parts_t){"en", "", "", ""};
    const char *name = setlocale(category, NULL);
    // glibc says C for POSIX too. "C.UTF-8" and its like name an encoding and no language.
    if (!name || strcmp(name, "C") == 0 || strncmp(name, "C.", 2) == 0) {
        return SVM_LOCALE_INITIALIZATION_SUCCEEDED;
    }
    char *copy = strdup(name);
    if (!copy) {
        return SVM_LOCALE_INITIALIZATION_OUT_OF_MEMORY;
    }
    char *modifier = strchr(copy, '@');
    if (modifier) {
        *modifier = 0;
        parts->script = script_of(modifier + 1);
    }
    char *encoding = strchr(copy, '.');
    if (encoding) {
        *encoding = 0;
    }
    char *country = strchr(copy, '_');
    if (country) {
        *country = 0;
        parts->country = country + 1;
    }
    parts->language = copy;
    return SVM_LOCALE_INITIALIZATION_SUCCEEDED;
}

int svm_initialize_locale(void) {
    parts_t format;
    parts_t display;
    setlocale(LC_ALL, "");
    if (parse(LC_CTYPE, &format) != SVM_LOCALE_INITIALIZATION_SUCCEEDED ||
        parse(LC_MESSAGES, &display) != SVM_LOCALE_INITIALIZATION_SUCCEEDED) {
        return SVM_LOCALE_INITIALIZATION_OUT_OF_MEMORY;
    }
    properties = (svm_locale_props_t){
        .display_language = display.language,
        .display_script = display.script,
        .display_country = display.country,
        .display_variant = display.variant,
        .format_language = format.language,
        .format_script = format.script,
        .format_country = format.country,
        .format_variant = format.variant,
    };
    return SVM_LOCALE_INITIALIZATION_SUCCEEDED;
}

svm_locale_props_t *svm_get_locale(void) { return &properties; }
