package io.sprintqueue.core.delivery;

/// A webhook secret. It never prints itself.
///
/// @param value 1 to 1,024 characters
public record Secret(String value) {
    private static final int LENGTH_MAX = 1_024;

    public Secret {
        if (value.isBlank() || value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "a webhook secret has 1 to " + LENGTH_MAX + " characters and is not blank");
        }
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
