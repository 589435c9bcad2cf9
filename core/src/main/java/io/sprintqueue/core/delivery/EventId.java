package io.sprintqueue.core.delivery;

import java.util.Optional;

/// Names an event by what it is about and by its body: `issue-10013~9f86d081884c7d65…`.
///
/// The same bytes are the same fact, so a retry and a webhook registered twice have one id. Jira's
/// own identifier header would not do: it is not signed.
///
/// @param entity what the event was about when it was received
/// @param hash the first 32 hexadecimal digits of the SHA-256 of the body
public record EventId(Entity entity, String hash) {
    private static final char SEPARATOR = '~';
    private static final int HASH_LENGTH = 32;

    public EventId {
        if (hash.length() != HASH_LENGTH || !hash.chars().allMatch(EventId::isHex)) {
            throw new IllegalArgumentException("event id does not end in 32 hexadecimal digits");
        }
    }

    public static EventId of(Entity entity, Body body) {
        return new EventId(entity, body.hash());
    }

    /// Reads what `toString` wrote; nothing if it is no event id.
    public static Optional<EventId> parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        if (separator < 0) {
            return Optional.empty();
        }
        String hash = text.substring(separator + 1);
        if (hash.length() != HASH_LENGTH || !hash.chars().allMatch(EventId::isHex)) {
            return Optional.empty();
        }
        return Entity.parse(text.substring(0, separator)).map(entity -> new EventId(entity, hash));
    }

    @Override
    public String toString() {
        return entity.toString() + SEPARATOR + hash;
    }

    private static boolean isHex(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }
}
