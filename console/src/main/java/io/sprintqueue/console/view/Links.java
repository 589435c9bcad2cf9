package io.sprintqueue.console.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// How a page leads to others: the one thing in which a browser and a widget differ.
public sealed interface Links {
    /// Whether a dead event has its replay button.
    boolean canReplay();

    /// Links and forms of HTML.
    ///
    /// @param token what a form must bring along to change anything
    record Browser(String token) implements Links {
        @Override
        public boolean canReplay() {
            return true;
        }
    }

    /// Elements with an action of CloudWatch's dashboard next to them.
    ///
    /// @param endpoint the function's ARN, which the action calls
    /// @param canReplay whether this deployment allows it
    record Widget(String endpoint, boolean canReplay) implements Links {
        /// What the names of a filter's fields begin with, because a widget has all its forms in
        /// one.
        public static final String FIELD = "filter-";
    }

    /// What a field of a filter is called in its form.
    default String field(String name) {
        return switch (this) {
            case Browser _ -> name;
            case Widget _ -> Widget.FIELD + name;
        };
    }

    /// The parameters of the action that replays an event, as JSON.
    static String replayParameters(String site, String eventId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("action", "replay")
                .put("site", site)
                .put("eventId", eventId)
                .toString();
    }
}
