package io.sprintqueue.core.provenance;

import io.sprintqueue.core.delivery.Sha256;
import io.sprintqueue.core.mapping.BoundedText;
import io.sprintqueue.core.merge.FieldValue;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// One value that an event changed. Its texts are what Jira shows, in one line, and cut; the hash
/// tells whether a value is still the one that the change left.
///
/// @param register the register's name
/// @param from absent if there was nothing, or if it may not be told
/// @param to absent if there is nothing, or if it may not be told
/// @param valueHash of the value that it left, by [#hash], as the same body shows it; or [#UNSEEN]
/// @param people what the two texts tell of people
public record Change(
        String register,
        @Nullable String from,
        @Nullable String to,
        String valueHash,
        People people) {
    private static final int TEXT_BYTES_MAX = 80;
    private static final int HASH_DIGITS = 12;

    /// In no name, and in no text once it is in one line.
    private static final String SEPARATOR = "\n";

    /// The hash of no value. It stands for the one that a change left if the body already shows a
    /// later one.
    public static final String UNSEEN = digits("unseen");

    public Change {
        from = text(from, TEXT_BYTES_MAX);
        to = text(to, TEXT_BYTES_MAX);
    }

    /// A change of something that is no person.
    public Change(String register, @Nullable String from, @Nullable String to, String valueHash) {
        this(register, from, to, valueHash, People.NONE);
    }

    /// Tells any two values apart: the first digits of a SHA-256. A person who has an id is the
    /// same one under another name.
    public static String hash(FieldValue value) {
        String text =
                value instanceof FieldValue.User(String id, _) && id != null
                        ? new FieldValue.User(id, "").canonical()
                        : value.canonical();
        return digits(text);
    }

    private static String digits(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
    }

    /// The same without what it may not tell of people.
    Change shownTo(People shown) {
        return shown.allows(people) ? this : new Change(register, null, null, valueHash);
    }

    /// The same with texts of at most so many bytes of UTF-8.
    Change cut(int bytesMax) {
        return new Change(register, text(from, bytesMax), text(to, bytesMax), valueHash, people);
    }

    private static @Nullable String text(@Nullable String text, int bytesMax) {
        String line = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
        String cut = bytesMax == 0 ? "" : BoundedText.cut(line, bytesMax);
        return cut.isEmpty() ? null : cut;
    }

    /// One text, as it is stored.
    public String encode() {
        return String.join(
                SEPARATOR,
                register,
                valueHash,
                from == null ? "" : from,
                to == null ? "" : to,
                people == People.NONE ? "" : people.name());
    }

    /// Reads what [#encode] wrote, also that of a newer version, which may add to it. What tells of
    /// people in a way that this one does not know is taken for their names.
    ///
    /// @throws IllegalArgumentException if it is no change
    public static Change decode(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length < 5) {
            throw new IllegalArgumentException("a change has 5 parts, not " + parts.length);
        }
        return new Change(parts[0], parts[2], parts[3], parts[1], people(parts[4]));
    }

    private static People people(String word) {
        return word.isEmpty()
                ? People.NONE
                : Stream.of(People.values())
                        .filter(each -> each.name().equals(word))
                        .findFirst()
                        .orElse(People.NAMES);
    }
}
