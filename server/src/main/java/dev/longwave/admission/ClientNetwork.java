package dev.longwave.admission;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * Whom a limit per address holds for: an IPv4 address, or an IPv6 network of 64 bits, within which one customer has all
 * addresses (RFC 6177).
 *
 * @param bits the address, or the network's part of it
 */
public record ClientNetwork(boolean v6, long bits) {

    public static ClientNetwork of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(unmapped(address).getAddress());
        boolean v6 = bytes.capacity() > Integer.BYTES;
        return new ClientNetwork(v6, v6 ? bytes.getLong() : bytes.getInt());
    }

    /** An IPv4 address that came in the clothes of IPv6 is one. */
    private static InetAddress unmapped(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e); // not of the length that each address has
        }
    }
}
