package io.sprintqueue.core.delivery;

import java.util.Locale;
import java.util.Optional;

/// The two queues to the processor: people's changes must not wait behind bulk changes.
public enum Lane {
    INTERACTIVE,
    BULK;

    /// Reads what `toString` wrote.
    public static Optional<Lane> parse(String text) {
        return switch (text) {
            case "interactive" -> Optional.of(INTERACTIVE);
            case "bulk" -> Optional.of(BULK);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
