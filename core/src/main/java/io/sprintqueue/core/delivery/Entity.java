package io.sprintqueue.core.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an event is about, and the key of its state; together with the site it is the message
/// group.
///
/// @param kind the kind of thing
/// @param id Jira's own id of it, 1 to 40 of `A-Z a-z 0-9 _ -`; for an event without state, a part
///     of its body's hash
public record Entity(Kind kind, String id) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final int EVENT_ID_LENGTH = 16;

    /// The kinds of entity; the first three have a state.
    public enum Kind {
        ISSUE,
        SPRINT,
        PROJECT,
        EVENT;

        private final String prefix = name().toLowerCase(Locale.ROOT) + "-";
    }

    /// Checks the id.
    ///
    /// @throws IllegalArgumentException if the id is of another shape
    public Entity {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("entity id is not 1 to 40 of A-Z a-z 0-9 _ -");
        }
    }

    public static Entity issue(String id) {
        return new Entity(Kind.ISSUE, id);
    }

    public static Entity sprint(String id) {
        return new Entity(Kind.SPRINT, id);
    }

    public static Entity project(String id) {
        return new Entity(Kind.PROJECT, id);
    }

    /// The entity of a body that is about nothing with a state.
    public static Entity ofItsOwn(Body body) {
        return new Entity(Kind.EVENT, body.hash().substring(0, EVENT_ID_LENGTH));
    }

    /// Whether the text could be an entity's id.
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /// Reads what `toString` wrote.
    public static Optional<Entity> parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.prefix) && isId(text.substring(kind.prefix.length()))) {
                return Optional.of(new Entity(kind, text.substring(kind.prefix.length())));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return kind.prefix + id;
    }
}
