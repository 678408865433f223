// The part of the JVM's interface (jvm.h) that the JDK's static libraries call and an image can answer.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <jni.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static struct timespec now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return time;
}

int initialize(void) { return 0; }

jint JVM_ActiveProcessorCount(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) {
        return CPU_COUNT(&set);
    }
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (jint)online : 1;
}

jlong JVM_CurrentTimeMillis(JNIEnv *env, jclass class) {
    struct timespec time = now(CLOCK_REALTIME);
    return (jlong)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

jlong JVM_NanoTime(JNIEnv *env, jclass class) {
    struct timespec time = now(CLOCK_MONOTONIC);
    return (jlong)time.tv_sec * 1000000000 + time.tv_nsec;
}

// Nanoseconds from the second `offset` until now, -1 where that second is too far off for the result to fit:
// VM.getNanoTimeAdjustment promises 2^32 seconds.
jlong JVM_GetNanoTimeAdjustment(JNIEnv *env, jclass class, jlong offset) {
    struct timespec time = now(CLOCK_REALTIME);
    jlong seconds = (jlong)time.tv_sec - offset;
    if (seconds > 0x100000000LL || seconds < -0x100000000LL) {
        return -1;
    }
    return seconds * 1000000000 + time.tv_nsec;
}

// A JVM registers these by address when it starts; an image calls them by their JNI names.
jlong Java_java_lang_System_currentTimeMillis(JNIEnv *env, jclass class) { return JVM_CurrentTimeMillis(env, class); }

jlong Java_java_lang_System_nanoTime(JNIEnv *env, jclass class) { return JVM_NanoTime(env, class); }

jlong Java_jdk_internal_misc_VM_getNanoTimeAdjustment(JNIEnv *env, jclass class, jlong offset) {
    return JVM_GetNanoTimeAdjustment(env, class, offset);
}

void JVM_Halt(jint code) { _exit(code); }

void JVM_BeforeHalt(void) {}

// Asked by jdk.internal.platform only; an image learns its limits from container.c.
jboolean JVM_IsUseContainerSupport(void) { return JNI_FALSE; }

jboolean JVM_IsContainerized(void) { return JNI_FALSE; }

jboolean JVM_IsStaticallyLinked(void) { return JNI_TRUE; }

void *JVM_LoadLibrary(const char *name, jboolean throw_exception) { return dlopen(name, RTLD_LAZY); }

void JVM_UnloadLibrary(void *library) {
    if (library) {
        dlclose(library);
    }
}

void *JVM_FindLibraryEntry(void *library, const char *name) { return dlsym(library, name); }

char *JVM_NativePath(char *path) { return path; }

void *JVM_RawMonitorCreate(void) {
    pthread_mutex_t *monitor = malloc(sizeof *monitor);
    if (monitor && pthread_mutex_init(monitor, NULL) != 0) {
        free(monitor);
        return NULL;
    }
    return monitor;
}

void JVM_RawMonitorDestroy(void *monitor) {
    if (monitor) {
        pthread_mutex_destroy(monitor);
        free(monitor);
    }
}

jint JVM_RawMonitorEnter(void *monitor) { return pthread_mutex_lock(monitor); }

void JVM_RawMonitorExit(void *monitor) { pthread_mutex_unlock(monitor); }

jboolean JVM_RaiseSignal(jint signal) { return raise(signal) == 0; }

// Unlike vsnprintf: always ends the text with a zero, and answers -1 where it had to cut it.
int jio_vsnprintf(char *text, size_t size, const char *format, va_list arguments) {
    if ((ssize_t)size <= 0) {
        return -1;
    }
    int length = vsnprintf(text, size, format, arguments);
    text[size - 1] = 0;
    return length < 0 || (size_t)length >= size ? -1 : length;
}

int jio_snprintf(char *text, size_t size, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = jio_vsnprintf(text, size, format, arguments);
    va_end(arguments);
    return length;
}

int jio_vfprintf(FILE *stream, const char *format, va_list arguments) { return vfprintf(stream, format, arguments); }

int jio_fprintf(FILE *stream, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = jio_vfprintf(stream, format, arguments);
    va_end(arguments);
    return length;
}
