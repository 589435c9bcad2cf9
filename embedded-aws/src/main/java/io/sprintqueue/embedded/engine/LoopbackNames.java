package io.sprintqueue.embedded.engine;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// Whether a request was meant for this machine: a page on the web can make a browser send one
/// under another name (DNS rebinding), or from another origin, also one of this machine.
public final class LoopbackNames {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private LoopbackNames() {}

    /// Whether no page sent it. A browser names the origin of a page that posts, and says of every
    /// request where it comes from; the SDK says neither.
    ///
    /// @param headers the values of a header by its name, in any case
    public static boolean isProgram(Function<String, List<String>> headers) {
        return isLoopback(headers.apply("Host"))
                && headers.apply("Origin").isEmpty()
                && headers.apply("Sec-Fetch-Site").isEmpty();
    }

    /// Whether a program sent it, or a page that was read from the same host and port.
    ///
    /// @param headers the values of a header by its name, in any case
    public static boolean isOwnPageOrProgram(Function<String, List<String>> headers) {
        List<String> hosts = headers.apply("Host");
        return isLoopback(hosts)
                && headers.apply("Origin").stream()
                        .allMatch(origin -> origin.equalsIgnoreCase("http://" + hosts.getFirst()));
    }

    private static boolean isLoopback(List<String> hosts) {
        return hosts.size() == 1 && isLoopback(hosts.getFirst());
    }

    private static boolean isLoopback(String authority) {
        try {
            String host = URI.create("http://" + authority).getHost();
            return host != null && NAMES.contains(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
