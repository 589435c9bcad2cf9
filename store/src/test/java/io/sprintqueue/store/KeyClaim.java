package io.sprintqueue.store;

import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// How close an issue is to a key that was requested.
final class KeyClaim {
    private KeyClaim() {}

    /// How far from the key that was requested: 0 who has it, 1 who had it, and so on through its
    /// spellings.
    static OptionalInt of(List<String> spellings, State issue) {
        return IntStream.range(0, spellings.size() * 2)
                .filter(claim -> {
                    String key = spellings.get(claim / 2);
                    return claim % 2 == 0
                            ? is(key, issue.text(Fields.KEY))
                            : issue.keys().contains(key);
                })
                .findFirst();
    }

    /// An empty text names nothing.
    static boolean is(String wanted, Optional<String> name) {
        return !wanted.isEmpty() && name.filter(wanted::equals).isPresent();
    }
}
