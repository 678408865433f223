package dev.longwave.admission;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * The unit of a limit per address: an IPv4 address, or an IPv6 network of 64 bits, in which one customer has all addresses
 * (RFC 6177).
 *
 * @param bits the IPv4 address, or the network's part of the IPv6 address
 */
public record ClientNetwork(boolean v6, long bits) {

    /** Returns the network of a client's address. */
    public static ClientNetwork of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(unmapped(address).getAddress());
        boolean v6 = bytes.capacity() > Integer.BYTES;
        return new ClientNetwork(v6, v6 ? bytes.getLong() : bytes.getInt());
    }

    /** Converts an IPv4-mapped IPv6 address to IPv4. */
    private static InetAddress unmapped(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e); // cannot happen: the length is an address's own
        }
    }
}
