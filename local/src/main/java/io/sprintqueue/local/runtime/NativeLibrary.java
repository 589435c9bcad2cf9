package io.sprintqueue.local.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/// The native part of the Runtime Interface Client, unpacked once for all processes. Left alone,
/// each of them writes it to the same file under `/tmp`, and one that loads it while another writes
/// is ended by the operating system (SIGSEGV).
final class NativeLibrary {
    /// Where the client looks before it unpacks the library itself.
    static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private NativeLibrary() {}

    /// Where the library lies; it is removed when this process ends.
    ///
    /// @throws IllegalStateException if the client has none for this system: it is for Linux
    static Path path() {
        return Holder.PATH;
    }

    /// The name of the library for a system, as the client's jar has it.
    static String resource(String system, String architecture, boolean musl) {
        if (!system.toLowerCase(Locale.ROOT).contains("linux")) {
            throw new IllegalStateException(
                    "functions run in separate processes on Linux only, not on "
                            + system
                            + "; leave out --isolate");
        }
        String processor = architecture.equals("aarch64") ? "aarch_64" : "x86_64";
        String library = musl ? "linux_musl" : "linux";
        return "/jni/libaws-lambda-jni." + library + "-" + processor + ".so";
    }

    private static Path unpack() {
        String architecture = System.getProperty("os.arch");
        boolean musl =
                Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
                        || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1"));
        String resource = resource(System.getProperty("os.name"), architecture, musl);
        try (InputStream library = NativeLibrary.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IllegalStateException("the Runtime Interface Client lacks " + resource);
            }
            Path path = Files.createTempFile("sprintqueue-runtime-", ".so");
            path.toFile().deleteOnExit();
            Files.copy(library, path, StandardCopyOption.REPLACE_EXISTING);
            return path;
        } catch (IOException failed) {
            throw new UncheckedIOException("the runtime's native library", failed);
        }
    }

    private static final class Holder {
        static final Path PATH = unpack();
    }
}
