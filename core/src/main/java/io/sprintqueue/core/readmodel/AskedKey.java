package io.sprintqueue.core.readmodel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An issue's key, or its id, as someone types it: with spaces around it, or in lower case.
///
/// @param text without what surrounded it
public record AskedKey(String text) {
    /// No key is longer.
    public static final int LENGTH_MAX = 255;

    /// Of an issue; keys begin with a letter.
    private static final Pattern ID = Pattern.compile("[0-9]{1,40}");

    /// Spaces of all kinds, line ends and what has no width.
    private static final Pattern AROUND =
            Pattern.compile("^[\\p{Z}\\p{Cc}\\p{Cf}]+|[\\p{Z}\\p{Cc}\\p{Cf}]+$");

    /// The key; nothing if it is empty or too long to be one.
    public static Optional<AskedKey> of(String typed) {
        return typed.length() > LENGTH_MAX
                ? Optional.empty()
                : Optional.of(AROUND.matcher(typed).replaceAll(""))
                        .filter(text -> !text.isEmpty())
                        .map(AskedKey::new);
    }

    /// Whether it is an issue's id instead: a number.
    public boolean isId() {
        return ID.matcher(text).matches();
    }

    /// What to look for, in this order: the key as it was typed, since Data Center may allow keys
    /// in lower case, then in the upper case that all others have.
    public List<String> spellings() {
        return Stream.of(text, upperCase()).distinct().toList();
    }

    /// One spelling for keys that differ only in case, independent of this machine's locale.
    public String upperCase() {
        return text.toUpperCase(Locale.ROOT);
    }
}
