package dev.longwave.harness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * More connections to a server than one address has ports. The side that closes first keeps address and port for a minute, and
 * one address has 28,000 ports. Therefore the sockets use more loopback addresses, which Linux has, and ports that the kernel
 * assigns to no other program. Thread-safe.
 */
public final class LoopbackSockets {

    private static final int ADDRESSES = 254;
    private static final int PORTS = 4_000;
    private static final int FIRST_PORT = 61_000;

    private final String network;
    private final AtomicInteger numbers = new AtomicInteger();

    /** @param network the first three numbers of the addresses, which no other test uses, such as 127.0.1 */
    public LoopbackSockets(String network) {
        this.network = network;
    }

    public Socket connect(URI server) throws IOException {
        int number = Math.floorMod(numbers.getAndIncrement(), ADDRESSES * PORTS);
        Socket socket = new Socket();
        socket.setReuseAddress(true); // for a test that ran shortly before
        socket.bind(new InetSocketAddress(network + "." + (1 + number / PORTS), FIRST_PORT + number % PORTS));
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        return socket;
    }
}
