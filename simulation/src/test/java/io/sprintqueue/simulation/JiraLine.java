package io.sprintqueue.simulation;

import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.jira.JiraExchange;

import java.time.Instant;

/// The way of requests to the fake Jira, which takes its time, and on which answers are lost.
final class JiraLine implements JiraExchange {
    private final SimulatedJira jira;
    private final Ports ports;
    private final Agenda agenda;

    JiraLine(SimulatedJira jira, Ports ports, Agenda agenda) {
        this.jira = jira;
        this.ports = ports;
        this.agenda = agenda;
    }

    @Override
    public Answer send(Request request) {
        jira.ask();
        Instant sent = agenda.instant();
        try {
            HttpAnswer answer =
                    ports.call(
                            Port.JIRA,
                            () -> HttpAnswer.of(jira.answer(FakeRequests.of(request))),
                            () -> HttpAnswer.of(503));
            return jira.sentBack(answer, sent);
        } catch (Outage failed) {
            throw new JiraException(Kind.AWAY, String.valueOf(failed.getMessage()));
        }
    }

    @Override
    public void close() {
        // Nothing of it is open between two requests.
    }
}
