package io.sprintqueue.embedded.engine;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/// One file for each blob: its headers, among them its name, then its bytes. A file appears whole
/// or not at all.
final class BlobDirectory implements Blobs {
    /// No header may be called so.
    private static final String NAME = ":name";

    private static final String DRAFT = "draft";

    private final Path directory;
    private final ConcurrentSkipListSet<String> names = new ConcurrentSkipListSet<>();

    BlobDirectory(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            try (var files = Files.list(directory)) {
                for (Path file : files.filter(each -> !isDraft(each)).toList()) {
                    String name = name(file);
                    if (name != null) {
                        names.add(name);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String name, Blob blob) {
        try {
            var draft = Files.createTempFile(directory, DRAFT, null);
            Files.write(draft, encode(name, blob));
            Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE);
            names.add(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Blob> get(String name) {
        try {
            return Optional.of(decode(Files.readAllBytes(file(name))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
            names.remove(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Stream<String> names(String prefix, String after) {
        return Blobs.within(names, prefix, after);
    }

    /// Names may be longer than file names and hold any character, so a hash stands for them.
    private Path file(String name) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            var digest = hash.digest(name.getBytes(StandardCharsets.UTF_8));
            return directory.resolve(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] encode(String name, Blob blob) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(blob.headers().size() + 1);
        out.writeUTF(NAME);
        out.writeUTF(name);
        for (var header : blob.headers().entrySet()) {
            out.writeUTF(header.getKey());
            out.writeUTF(header.getValue());
        }
        out.write(blob.bytes());
        return bytes.toByteArray();
    }

    private static Blob decode(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        Map<String, String> headers = headers(in);
        headers.remove(NAME);
        return new Blob(in.readAllBytes(), headers);
    }

    private static boolean isDraft(Path file) {
        return String.valueOf(file.getFileName()).startsWith(DRAFT);
    }

    /// Null in a file of an earlier version, which is not listed.
    private static @Nullable String name(Path file) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            return headers(in).get(NAME);
        }
    }

    private static Map<String, String> headers(DataInputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            headers.put(in.readUTF(), in.readUTF());
        }
        return headers;
    }
}
