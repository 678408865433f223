#include "options.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failure.h"
#include "message.h"

static const char *USAGE =
    "wsload echo|fan-out|idle --url URL --pid PID [OPTION VALUE]...\n"
    "\n"
    "  --url          ws://127.0.0.1:PORT/PATH; nothing but loopback is loaded\n"
    "  --pid          the server's process, whose CPU and memory are measured\n"
    "  --connections  (64) fan-out: the members of the channel, one more publishes\n"
    "  --bytes        (128) of a message's payload\n"
    "  --in-flight    (1) echo: messages under way on each connection; fan-out: messages not yet with every member\n"
    "  --seconds      (5) that are measured; idle: for which nothing is done\n"
    "  --warm-up      (2) seconds of the same load before that\n";

_Noreturn static void refuse(const char *what, const char *value, const char *allowed) {
    give_up("%s '%s' is not allowed: %s\n\n%s", what, value, allowed, USAGE);
}

static double number(const char *name, const char *value, double least, double most) {
    char *end;
    double result = strtod(value, &end);
    if (end == value || *end != 0 || !(result >= least && result <= most)) {
        char allowed[64];
        snprintf(allowed, sizeof allowed, "%g to %g", least, most);
        refuse(name, value, allowed);
    }
    return result;
}

static void read_url(struct options *options, const char *url) {
    static char host[16], path[256] = "/";
    unsigned port;
    const char *allowed = "ws://127.0.0.1:PORT/PATH, or another address of 127.0.0.0/8";
    if (sscanf(url, "ws://%15[0-9.]:%5u%255s", host, &port, path) < 2 || path[0] != '/' || port > 65535
        || inet_pton(AF_INET, host, &options->server.sin_addr) != 1
        || ntohl(options->server.sin_addr.s_addr) >> 24 != 127) {
        refuse("--url", url, allowed);
    }
    options->server.sin_family = AF_INET;
    options->server.sin_port = htons((uint16_t)port);
    options->path = path;
}

static void read_option(struct options *options, const char *name, const char *value) {
    if (strcmp(name, "--url") == 0) {
        read_url(options, value);
    } else if (strcmp(name, "--pid") == 0) {
        options->pid = (int)number(name, value, 1, 1 << 30);
    } else if (strcmp(name, "--connections") == 0) {
        options->connections = (int)number(name, value, 1, 25000);
    } else if (strcmp(name, "--bytes") == 0) {
        options->bytes = (int)number(name, value, SHORTEST_MESSAGE, 1 << 24);
    } else if (strcmp(name, "--in-flight") == 0) {
        options->in_flight = (int)number(name, value, 1, 1024);
    } else if (strcmp(name, "--seconds") == 0) {
        options->seconds = number(name, value, 0.1, 300);
    } else if (strcmp(name, "--warm-up") == 0) {
        options->warm_up = number(name, value, 0, 300);
    } else {
        refuse("option", name, "see below");
    }
}

struct options options_read(int count, char **words) {
    struct options options = {
        .connections = 64, .bytes = 128, .in_flight = 1, .seconds = 5, .warm_up = 2};
    if (count < 2) {
        give_up("which load?\n\n%s", USAGE);
    }
    options.load = words[1];
    if (strcmp(options.load, "echo") != 0 && strcmp(options.load, "fan-out") != 0
        && strcmp(options.load, "idle") != 0) {
        refuse("load", options.load, "echo, fan-out or idle");
    }
    for (int i = 2; i < count; i += 2) {
        if (i + 1 == count) {
            refuse("option", words[i], "it needs a value");
        }
        read_option(&options, words[i], words[i + 1]);
    }
    if (options.path == NULL || options.pid == 0) {
        give_up("--url and --pid are needed\n\n%s", USAGE);
    }
    return options;
}
