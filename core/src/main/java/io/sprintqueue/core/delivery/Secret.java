package io.sprintqueue.core.delivery;

/// A webhook secret. It never prints itself.
///
/// @param value 1 to 1,024 characters
public record Secret(String value) {
    private static final int LENGTH_MAX = 1_024;

    public Secret {
        if (!isSecret(value)) {
            throw new IllegalArgumentException(
                    "a webhook secret has 1 to " + LENGTH_MAX + " characters and is not blank");
        }
    }

    /// Whether the text could be a secret.
    static boolean isSecret(String text) {
        return !text.isBlank() && text.length() <= LENGTH_MAX;
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
