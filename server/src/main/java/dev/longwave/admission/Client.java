package dev.longwave.admission;

import java.net.InetAddress;

/**
 * The client of a request.
 *
 * @param address its address, or that of the nearest proxy that does not tell it
 * @param isKnown whether this is the address of the client itself
 */
record Client(InetAddress address, boolean isKnown) {

    /** Returns whether the client runs on this machine. A client of unknown address does not. */
    boolean isThisMachine() {
        return isKnown && address.isLoopbackAddress();
    }
}
