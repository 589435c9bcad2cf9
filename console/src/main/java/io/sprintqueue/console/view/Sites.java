package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Reply;

import java.util.List;
import java.util.stream.Stream;

/// The Jira sites that a page offers.
final class Sites {
    private Sites() {}

    /// The known ones, and the page's own in any case.
    static List<String> of(Reply<List<String>> reply, String own) {
        List<String> known = reply.orNull();
        if (known == null) {
            return List.of(own);
        }
        return known.contains(own) ? known : Stream.concat(known.stream(), Stream.of(own)).toList();
    }
}
