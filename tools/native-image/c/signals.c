// Signals for sun.misc.Signal: the handler counts, and one Java thread waits on the semaphore and takes them up.
#include <errno.h>
#include <semaphore.h>
#include <stdatomic.h>

// As many as Linux has, 1 to 64; index 0 is never raised.
#define SIGNAL_COUNT 65

static atomic_int in_use;
static atomic_ulong pending[SIGNAL_COUNT];
static sem_t arrived;

// 0: opened, 1: another isolate of this process has the signals, -1: see errno.
int cSunMiscSignal_open(void) {
    int expected = 0;
    if (!atomic_compare_exchange_strong(&in_use, &expected, 1)) {
        return 1;
    }
    for (int i = 0; i < SIGNAL_COUNT; i++) {
        atomic_store(&pending[i], 0);
    }
    if (sem_init(&arrived, 0, 0) != 0) {
        atomic_store(&in_use, 0);
        return -1;
    }
    return 0;
}

int cSunMiscSignal_close(void) {
    if (sem_destroy(&arrived) != 0) {
        return -1;
    }
    atomic_store(&in_use, 0);
    return 0;
}

// A wait that a signal interrupts counts as over: the caller looks for pending signals and waits again.
int cSunMiscSignal_awaitSemaphore(void) {
    int result = sem_wait(&arrived);
    return result != 0 && errno == EINTR ? 0 : result;
}

int cSunMiscSignal_signalSemaphore(void) { return sem_post(&arrived); }

int cSunMiscSignal_signalRangeCheck(int signal) { return signal >= 0 && signal < SIGNAL_COUNT; }

// Takes one pending signal and returns its number, -1 where there is none.
int cSunMiscSignal_checkPendingSignal(void) {
    for (int i = 0; i < SIGNAL_COUNT; i++) {
        unsigned long count = atomic_load(&pending[i]);
        while (count > 0) {
            if (atomic_compare_exchange_weak(&pending[i], &count, count - 1)) {
                return i;
            }
        }
    }
    return -1;
}

// Runs inside the interrupted thread, so it does only what is async-signal-safe and leaves errno as it was.
static void on_signal(int signal) {
    int saved_errno = errno;
    if (cSunMiscSignal_signalRangeCheck(signal)) {
        atomic_fetch_add(&pending[signal], 1);
        sem_post(&arrived);
    }
    errno = saved_errno;
}

void *cSunMiscSignal_signalHandlerFunctionPointer(void) { return (void *)on_signal; }
