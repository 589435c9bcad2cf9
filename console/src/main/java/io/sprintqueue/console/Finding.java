package io.sprintqueue.console;

import io.sprintqueue.console.view.Route;

import java.util.Map;

/// The target of the search form, by key or id.
final class Finding {
    private static final String SITE_DEFAULT = "default";

    private Finding() {}

    static Route of(Map<String, String> form) {
        String text = form.getOrDefault("text", "").strip();
        String given = form.getOrDefault("site", "").strip();
        String site = given.isEmpty() ? SITE_DEFAULT : given;
        if (text.isEmpty()) {
            return Route.Overview.DEFAULT;
        }
        return switch (form.getOrDefault("kind", "issue")) {
            case "event" -> new Route.OneEvent(site, text);
            case "sprint" -> new Route.Sprint(site, text);
            default -> new Route.Issue(site, text, null);
        };
    }
}
