package dev.longwave.http;

import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.SocketAddressImpl;
import java.net.InetAddress;

/** The address of a peer, as the object that its connection has of it: there is one for as long as it is open. */
public final class PeerAddress {

    private PeerAddress() {}

    /** That of a peer which has one: not of one at a Unix domain socket. */
    public static InetAddress of(SocketAddress peer) {
        return peer instanceof SocketAddressImpl known ? known.ipAddress() : InetAddress.ofLiteral(peer.hostAddress());
    }
}
