// Asks the check that every image makes at its start for features that cannot be there, and for none.
//
// The image's own refusal needs a processor that lacks something. ./run has one emulated where qemu is at hand; this
// program makes the shipped function refuse on any machine, without a hook for tests in it.
#include <stdio.h>
#include <string.h>

#include "amd64cpufeatures.h"

int checkCPUFeaturesOrExit(const unsigned char *negated_needs, const char *message);

// cpu_check none | impossible
int main(int argc, char **argv) {
    // Negated: all ones need nothing. A feature is 0 or 1, so bit 1 of one of them is never there.
    unsigned char negated_needs[(sizeof(CPUFeatures) + 7) / 8 * 8];
    memset(negated_needs, 0xff, sizeof negated_needs);
    if (argc > 1 && strcmp(argv[1], "impossible") == 0) {
        negated_needs[0] = (unsigned char)~2;
    }
    int result = checkCPUFeaturesOrExit(negated_needs, "features are missing\n");
    printf("went on with %d\n", result);
    return 0;
}
