package io.sprintqueue.console;

import io.sprintqueue.console.view.Place;

import java.util.Map;

/// The target of the search form, by key or id.
final class Finding {
    private static final String SITE_DEFAULT = "default";

    private Finding() {}

    static Place of(Map<String, String> form) {
        String text = form.getOrDefault("text", "").strip();
        String given = form.getOrDefault("site", "").strip();
        String site = given.isEmpty() ? SITE_DEFAULT : given;
        if (text.isEmpty()) {
            return Place.Overview.DEFAULT;
        }
        return switch (form.getOrDefault("kind", "issue")) {
            case "event" -> new Place.OneEvent(site, text);
            case "sprint" -> new Place.Sprint(site, text);
            default -> new Place.Issue(site, text, null);
        };
    }
}
