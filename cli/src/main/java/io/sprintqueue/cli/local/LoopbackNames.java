package io.sprintqueue.cli.local;

import com.sun.net.httpserver.Headers;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// Whether a request was meant for this machine: a page on the web can make a browser send one
/// under another name (DNS rebinding), or from another origin, also one of this machine.
final class LoopbackNames {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private LoopbackNames() {}

    static boolean areUsed(Headers headers) {
        String origin = headers.getFirst("Origin");
        String own = "http://" + headers.getFirst("Host");
        return isLoopback(own) && (origin == null || origin.equalsIgnoreCase(own));
    }

    private static boolean isLoopback(@Nullable String address) {
        try {
            String host = address == null ? null : URI.create(address).getHost();
            return host != null && NAMES.contains(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
