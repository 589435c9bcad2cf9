package io.sprintqueue.console;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A person at a browser who sees one page at a time and follows its links.
final class KnownBrowser {
    private final BrowserConsole console;
    private Document page = new Document("");
    private int clicks;

    KnownBrowser(BrowserConsole console) {
        this.console = console;
    }

    /// Types the address.
    KnownBrowser open(String address) {
        URI uri = URI.create(address);
        var parameters = new HashMap<String, String>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], decoded(parts[1]));
            }
        }
        String route = route(uri.getRawPath(), parameters);
        page =
                Jsoup.parse(
                        console.answer(new BrowserConsole.Request(route, Map.copyOf(parameters)))
                                .body());
        return this;
    }

    /// Presses the first link with that text.
    KnownBrowser click(String text) {
        Element link =
                page.select("a").stream()
                        .filter(one -> one.text().startsWith(text))
                        .findFirst()
                        .orElseThrow(
                                () -> new AssertionError("no link " + text + " in " + page.text()));
        clicks++;
        return open(link.attr("href"));
    }

    Document page() {
        return page;
    }

    int clicks() {
        return clicks;
    }

    private static String route(String path, Map<String, String> parameters) {
        String[] steps = path.split("/", -1);
        for (String route : BrowserConsole.ROUTES) {
            String[] wanted = route.substring(route.indexOf(' ') + 1).split("/", -1);
            var found = new HashMap<String, String>();
            if (route.startsWith("GET ") && matches(wanted, steps, found)) {
                parameters.putAll(found);
                return route;
            }
        }
        throw new AssertionError("no page at " + path);
    }

    private static boolean matches(String[] wanted, String[] steps, Map<String, String> found) {
        if (wanted.length != steps.length) {
            return false;
        }
        for (int index = 0; index < wanted.length; index++) {
            if (wanted[index].startsWith("{")) {
                found.put(
                        wanted[index].substring(1, wanted[index].length() - 1),
                        decoded(steps[index]));
            } else if (!wanted[index].equals(steps[index])) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
