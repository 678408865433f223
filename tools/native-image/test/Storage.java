import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

final class Storage {

    private Storage() {}

    /** Writes through a channel, changes a byte through a mapping, and reads the file again. */
    static void files() throws IOException {
        Path directory = Files.createTempDirectory("probe");
        Path file = directory.resolve("file");
        try (FileChannel channel = FileChannel.open(file, CREATE_NEW, READ, WRITE);
                FileLock lock = channel.lock()) {
            channel.write(ByteBuffer.wrap("mapped text".getBytes(UTF_8)));
            MappedByteBuffer mapping = channel.map(MapMode.READ_WRITE, 0, channel.size());
            mapping.put(0, (byte) 'M');
            mapping.force();
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            System.out.println(Files.readString(file) + " " + lock.isValid() + " "
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        Files.delete(file);
        Files.delete(directory);
    }

    static void deflate() throws IOException {
        byte[] plain = "compress me ".repeat(10_000).getBytes(UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        // Reading it to its end checks the CRC too.
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray())).readAllBytes();
        boolean same = Arrays.equals(plain, unpacked);
        System.out.println(same && packed.size() < plain.length / 10 ? "round trip" : "differs");
    }
}
