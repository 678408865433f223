// The features of this processor, and the check that an image makes before anything else: does this machine have
// what the image was compiled for? Bits as in Intel's Software Developer's Manual, volume 2, CPUID.
#include <cpuid.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// Generated from the image builder's own declaration, one char a feature. A feature that nothing here sets counts
// as missing, which is the safe side.
#include "amd64cpufeatures.h"

#define BIT(word, number) ((char)(((word) >> (number)) & 1U))

// The vendor's name as CPUID spells it: "Auth" of AuthenticAMD and "Hygo" of HygonGenuine, in EBX.
#define VENDOR_AMD 0x68747541U
#define VENDOR_HYGON 0x6f677948U

// XCR0: which register state the operating system saves and restores.
#define STATE_YMM 0x06U
#define STATE_ZMM 0xe6U

typedef struct {
    unsigned a;
    unsigned b;
    unsigned c;
    unsigned d;
} leaf_t;

static leaf_t leaf(unsigned number, unsigned sub_number) {
    leaf_t l;
    __cpuid_count(number, sub_number, l.a, l.b, l.c, l.d);
    return l;
}

static unsigned saved_state(void) {
    unsigned low;
    unsigned high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return low;
}

static void set_basic(CPUFeatures *f, leaf_t l) {
    f->fTSC = BIT(l.d, 4);
    f->fCX8 = BIT(l.d, 8);
    f->fCMOV = BIT(l.d, 15);
    f->fFLUSH = BIT(l.d, 19);
    f->fMMX = BIT(l.d, 23);
    f->fFXSR = BIT(l.d, 24);
    f->fSSE = BIT(l.d, 25);
    f->fSSE2 = BIT(l.d, 26);
    f->fHT = BIT(l.d, 28);
    f->fSSE3 = BIT(l.c, 0);
    f->fCLMUL = BIT(l.c, 1);
    f->fSSSE3 = BIT(l.c, 9);
    f->fSSE4_1 = BIT(l.c, 19);
    f->fSSE4_2 = BIT(l.c, 20);
    f->fPOPCNT = BIT(l.c, 23);
    f->fAES = BIT(l.c, 25);
    f->fHV = BIT(l.c, 31);
}

static void set_avx(CPUFeatures *f, leaf_t l) {
    f->fFMA = BIT(l.c, 12);
    f->fAVX = BIT(l.c, 28);
    f->fF16C = BIT(l.c, 29);
    f->fVZEROUPPER = f->fAVX;
}

static void set_structured(CPUFeatures *f, leaf_t l) {
    f->fBMI1 = BIT(l.b, 3);
    f->fBMI2 = BIT(l.b, 8);
    f->fERMS = BIT(l.b, 9);
    f->fRTM = BIT(l.b, 11);
    f->fADX = BIT(l.b, 19);
    f->fFLUSHOPT = BIT(l.b, 23);
    f->fCLWB = BIT(l.b, 24);
    f->fSHA = BIT(l.b, 29);
    f->fPKU = BIT(l.c, 3);
    f->fOSPKE = BIT(l.c, 4);
    f->fCET_SS = BIT(l.c, 7);
    f->fGFNI = BIT(l.c, 8);
    f->fRDPID = BIT(l.c, 22);
    f->fFSRM = BIT(l.d, 4);
    f->fSERIALIZE = BIT(l.d, 14);
    f->fCET_IBT = BIT(l.d, 20);
}

static void set_avx512(CPUFeatures *f, leaf_t l) {
    f->fAVX512F = BIT(l.b, 16);
    f->fAVX512DQ = BIT(l.b, 17);
    f->fAVX512_IFMA = BIT(l.b, 21);
    f->fAVX512PF = BIT(l.b, 26);
    f->fAVX512ER = BIT(l.b, 27);
    f->fAVX512CD = BIT(l.b, 28);
    f->fAVX512BW = BIT(l.b, 30);
    f->fAVX512VL = BIT(l.b, 31);
    f->fAVX512_VBMI = BIT(l.c, 1);
    f->fAVX512_VBMI2 = BIT(l.c, 6);
    f->fAVX512_VAES = BIT(l.c, 9);
    f->fAVX512_VPCLMULQDQ = BIT(l.c, 10);
    f->fAVX512_VNNI = BIT(l.c, 11);
    f->fAVX512_BITALG = BIT(l.c, 12);
    f->fAVX512_VPOPCNTDQ = BIT(l.c, 14);
    f->fAVX512_FP16 = BIT(l.d, 23);
}

static void set_extended(CPUFeatures *f, leaf_t l, int amd) {
    f->fLZCNT = BIT(l.c, 5);
    f->fSSE4A = amd ? BIT(l.c, 6) : 0;
    f->fAMD_3DNOW_PREFETCH = BIT(l.c, 8);
    f->fRDTSCP = BIT(l.d, 27);
}

void determineCPUFeatures(CPUFeatures *f) {
    memset(f, 0, sizeof *f);
    leaf_t identity = leaf(0, 0);
    int amd = identity.b == VENDOR_AMD || identity.b == VENDOR_HYGON;

    leaf_t basic = leaf(1, 0);
    set_basic(f, basic);
    // Wide registers can be used only where the operating system saves them; whether it says so is bit 27, OSXSAVE.
    unsigned state = BIT(basic.c, 27) ? saved_state() : 0;
    if ((state & STATE_YMM) == STATE_YMM) {
        set_avx(f, basic);
    }

    if (identity.a >= 7) {
        leaf_t structured = leaf(7, 0);
        set_structured(f, structured);
        if (f->fAVX) {
            f->fAVX2 = BIT(structured.b, 5);
        }
        if (f->fAVX2 && (state & STATE_ZMM) == STATE_ZMM && BIT(structured.b, 16)) {
            set_avx512(f, structured);
        }
        if (f->fAVX2 && structured.a >= 1) {
            leaf_t more = leaf(7, 1);
            f->fSHA512 = BIT(more.a, 0);
            f->fAVX_IFMA = BIT(more.a, 23);
        }
    }

    unsigned extended_leaves = leaf(0x80000000U, 0).a;
    if (extended_leaves >= 0x80000001U) {
        set_extended(f, leaf(0x80000001U, 0), amd);
    }
    if (extended_leaves >= 0x80000007U) {
        f->fTSCINV_BIT = BIT(leaf(0x80000007U, 0).d, 8);
        f->fTSCINV = f->fTSCINV_BIT;
    }
}

// The image carries the features that it needs negated, padded with ones: where a byte of them and of what is here
// do not fill each other up, a feature is missing. 0 means that all are there.
int checkCPUFeatures(const unsigned char *negated_needs) {
    CPUFeatures features;
    determineCPUFeatures(&features);
    const unsigned char *have = (const unsigned char *)&features;
    for (size_t i = 0; i < sizeof features; i++) {
        if ((unsigned char)(have[i] | negated_needs[i]) != 0xff) {
            return 1;
        }
    }
    return 0;
}

// Called before the image's heap is there, so it does no more than write the builder's message and leave.
int checkCPUFeaturesOrExit(const unsigned char *negated_needs, const char *message) {
    if (checkCPUFeatures(negated_needs) == 0) {
        return 0;
    }
    fputs(message, stderr);
    _exit(1);
}
