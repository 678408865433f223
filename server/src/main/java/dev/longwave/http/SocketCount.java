package dev.longwave.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections are open, of all listening sockets: they share the file descriptors of the process. A socket with few
 * of its own may go a little over, so that whoever fills one does not close the others: the management interface above all.
 * From any thread.
 */
final class SocketCount {

    /** For each socket. There are three at most, and descriptors that are kept for files are many more. */
    private static final int OWN = 16;

    private final int room;
    private final AtomicInteger open = new AtomicInteger();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** @param room the most connections there may be */
    SocketCount(int room) {
        this.room = room;
    }

    int room() {
        return room;
    }

    /** @param goOn accepts again, if there is room; run whenever a connection has closed */
    Socket socket(Runnable goOn) {
        Socket socket = new Socket(goOn);
        sockets.add(socket);
        return socket;
    }

    /** Those that one listening socket has accepted. */
    final class Socket {

        private final Runnable goOn;
        private final AtomicInteger own = new AtomicInteger();

        private Socket(Runnable goOn) {
            this.goOn = goOn;
        }

        void accepted() {
            open.incrementAndGet();
            own.incrementAndGet();
        }

        void closed() {
            open.decrementAndGet();
            own.decrementAndGet();
            sockets.forEach(socket -> socket.goOn.run());
        }

        boolean hasRoom() {
            return open.get() < room || own.get() < OWN;
        }
    }
}
