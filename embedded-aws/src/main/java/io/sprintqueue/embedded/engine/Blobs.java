package io.sprintqueue.embedded.engine;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// Blobs by name.
interface Blobs {
    void put(String name, Blob blob);

    Optional<Blob> get(String name);

    void delete(String name);

    /// The names from one on that begin with a prefix, in the order of S3.
    ///
    /// @param after the names are greater than this
    Stream<String> names(String prefix, String after);

    /// Picks the kind that fits.
    ///
    /// @param directory where the blobs are kept, or null to keep them in memory
    static Blobs in(@Nullable Path directory) {
        return directory == null ? new InMemory() : new BlobDirectory(directory);
    }

    /// Those of a set that begin with a prefix and are greater than another name.
    static Stream<String> within(NavigableSet<String> names, String prefix, String after) {
        boolean inside = after.compareTo(prefix) >= 0;
        return names.tailSet(inside ? after : prefix, !inside).stream()
                .takeWhile(name -> name.startsWith(prefix));
    }

    /// Forgets everything with the process.
    final class InMemory implements Blobs {
        private final ConcurrentSkipListMap<String, Blob> blobs = new ConcurrentSkipListMap<>();

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

        @Override
        public Stream<String> names(String prefix, String after) {
            return within(blobs.navigableKeySet(), prefix, after);
        }
    }
}
