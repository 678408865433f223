#pragma once

// What the kernel has counted for a process, all its threads together.
struct cpu {
    double user;    // seconds, in steps of the kernel's clock tick, 10 ms as a rule
    double system;
};

struct cpu process_cpu(int pid);

// Megabytes (2^20 bytes) that are in memory now.
double process_resident(int pid);

// Seconds of CPU that this process itself has used.
double own_cpu(void);
