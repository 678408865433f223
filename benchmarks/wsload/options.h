#pragma once
#include <netinet/in.h>

struct options {
    const char *load;
    struct sockaddr_in server;
    const char *path;
    int pid;
    int connections;
    int bytes;
    int in_flight;
    double seconds;
    double warm_up;
};

// Ends the process with what is wrong and what is allowed if anything is.
struct options options_read(int count, char **words);
