package io.sprintqueue.core.delivery;

/// A webhook secret. `toString` does not show it.
///
/// @param value 1 to 1,024 characters, without surrounding blanks, line ends or byte-order marks
public record Secret(String value) {
    private static final int LENGTH_MAX = 1_024;

    public Secret {
        value = SecretEncoding.stripped(value);
        if (value.isEmpty() || value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "a webhook secret has 1 to " + LENGTH_MAX + " characters and is not blank");
        }
        SecretEncoding.check(value);
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
