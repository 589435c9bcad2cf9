package io.sprintqueue.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds the URL of a queue that is known by its ARN: both end in the queue's name.
public final class QueueUrls {
    private final Map<String, String> byName;

    /// Knows these queues.
    public QueueUrls(Collection<String> urls) {
        this.byName =
                urls.stream().collect(Collectors.toUnmodifiableMap(url -> tail(url, '/'), u -> u));
    }

    /// The URL of the queue.
    ///
    /// @throws IllegalArgumentException if no such queue is known
    public String of(String arn) {
        String url = byName.get(tail(arn, ':'));
        if (url == null) {
            throw new IllegalArgumentException("no URL is known for the queue " + arn);
        }
        return url;
    }

    /// Whether both mean one queue.
    public static boolean areOne(String arn, String url) {
        return tail(arn, ':').equals(tail(url, '/'));
    }

    private static String tail(String text, char separator) {
        return text.substring(text.lastIndexOf(separator) + 1);
    }
}
