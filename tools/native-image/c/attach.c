// The attach listener of jcmd and its kind. It is not offered: what asks for it is told that it could not be set up.
#include <unistd.h>

void svm_attach_startup(char *path) { (void)path; }

void svm_attach_listener_cleanup(int socket, char *path) {
    if (socket >= 0) {
        close(socket);
    }
    if (path && *path) {
        unlink(path);
    }
}

int svm_attach_check_socket_file(char *path) {
    (void)path;
    return 0;
}

int svm_attach_is_init_trigger(char *path) {
    (void)path;
    return 0;
}

int svm_attach_create_listener(char *path) {
    (void)path;
    return -1;
}

int svm_attach_wait_for_request(int socket) {
    (void)socket;
    return -1;
}

void svm_attach_shutdown_socket(int socket) { (void)socket; }
