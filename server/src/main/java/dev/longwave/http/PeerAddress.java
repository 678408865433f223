package dev.longwave.http;

import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.SocketAddressImpl;
import java.net.InetAddress;

/** Access to a client's address: the object that its connection holds anyway, so that no copy costs memory. */
public final class PeerAddress {

    private PeerAddress() {}

    /** Returns the address of a client. A client at a Unix domain socket has none. */
    public static InetAddress of(SocketAddress peer) {
        return peer instanceof SocketAddressImpl known ? known.ipAddress() : InetAddress.ofLiteral(peer.hostAddress());
    }
}
