package io.sprintqueue.embedded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The directory that the engines keep their state in, held by one process at a time. The lock is
/// the operating system's, so it ends with the process, however that ends.
final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "in-use.lock";

    private final FileChannel channel;

    private DataDirectory(FileChannel channel) {
        this.channel = channel;
    }

    /// Makes the directory where it is missing, and takes it.
    ///
    /// @throws IllegalStateException which says why this process cannot have it
    static DataDirectory take(Path directory) {
        try {
            Files.createDirectories(directory);
            return lock(directory);
        } catch (IOException refused) {
            throw new IllegalStateException(
                    "the data directory " + directory + " cannot be written to", refused);
        }
    }

    private static DataDirectory lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        directory.resolve(LOCK),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (locked(channel) == null) {
            String holder = holder(channel);
            channel.close();
            throw new IllegalStateException(
                    "the data directory " + directory + " is in use by process " + holder);
        }
        channel.truncate(0);
        channel.write(bytes(Long.toString(ProcessHandle.current().pid())));
        return new DataDirectory(channel);
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            // This process holds it.
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        var text = ByteBuffer.allocate(32);
        channel.read(text, 0);
        return StandardCharsets.US_ASCII.decode(text.flip()).toString();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
