package io.sprintqueue.embedded.engine;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Blobs by name.
interface Blobs {
    void put(String name, Blob blob);

    Optional<Blob> get(String name);

    void delete(String name);

    /// Picks the kind that fits.
    ///
    /// @param directory where the blobs are kept, or null to keep them in memory
    static Blobs in(@Nullable Path directory) {
        return directory == null ? new InMemory() : new BlobDirectory(directory);
    }

    /// Forgets everything with the process.
    final class InMemory implements Blobs {
        private final ConcurrentHashMap<String, Blob> blobs = new ConcurrentHashMap<>();

        @Override
        public void put(String name, Blob blob) {
            blobs.put(name, blob);
        }

        @Override
        public Optional<Blob> get(String name) {
            return Optional.ofNullable(blobs.get(name));
        }

        @Override
        public void delete(String name) {
            blobs.remove(name);
        }
    }
}
