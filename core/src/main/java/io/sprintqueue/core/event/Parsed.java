package io.sprintqueue.core.event;

/// The result of parsing a body.
public sealed interface Parsed {
    /// It says this.
    record Understood(JiraEvent event) implements Parsed {}

    /// No retry will ever read it: the only permanent failure there is.
    record Unreadable(String reason) implements Parsed {}
}
