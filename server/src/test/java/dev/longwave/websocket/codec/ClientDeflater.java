package dev.longwave.websocket.codec;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Compressor of a client's messages (RFC 7692 §7.2.1). */
public final class ClientDeflater {

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final boolean takesOver;

    public ClientDeflater(boolean takesOver) {
        this.takesOver = takesOver;
    }

    /** Returns a message of these parts, with a flush after each. */
    public byte[] message(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] some = new byte[100_000];
        for (byte[] part : parts) {
            deflater.setInput(part);
            int count;
            do {
                count = deflater.deflate(some, 0, some.length, Deflater.SYNC_FLUSH);
                out.write(some, 0, count);
            } while (count == some.length);
        }
        if (!takesOver) {
            deflater.reset();
        }
        byte[] all = out.toByteArray();
        return Arrays.copyOf(all, all.length - 4);
    }
}
