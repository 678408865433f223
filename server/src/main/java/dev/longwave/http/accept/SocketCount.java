package dev.longwave.http.accept;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Count of open connections over all listening sockets, which share the file descriptors of the process. A socket with few
 * connections may exceed the limit a little, so that clients that fill one socket do not block the others, above all the
 * management interface. Thread-safe.
 */
final class SocketCount {

    /** Connections reserved for each socket. There are at most three sockets, and many more descriptors are reserved for files. */
    private static final int RESERVED = 16;

    private final int room;
    private final AtomicInteger open = new AtomicInteger();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** @param room the maximum number of connections */
    SocketCount(int room) {
        this.room = room;
    }

    int room() {
        return room;
    }

    /** @param resume accepts again, if there is room; runs after each closed connection */
    Socket socket(Runnable resume) {
        Socket socket = new Socket(resume);
        sockets.add(socket);
        return socket;
    }

    /** Connections that one listening socket has accepted. */
    final class Socket {

        private final Runnable resume;
        private final AtomicInteger own = new AtomicInteger();

        private Socket(Runnable resume) {
            this.resume = resume;
        }

        void accepted() {
            open.incrementAndGet();
            own.incrementAndGet();
        }

        void closed() {
            open.decrementAndGet();
            own.decrementAndGet();
            sockets.forEach(socket -> socket.resume.run());
        }

        boolean hasRoom() {
            return open.get() < room || own.get() < RESERVED;
        }
    }
}
