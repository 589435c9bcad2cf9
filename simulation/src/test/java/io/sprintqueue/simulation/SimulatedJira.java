package io.sprintqueue.simulation;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.rest.Answer;
import io.sprintqueue.fakejira.rest.Request;
import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.fakejira.webhook.Attempt;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraException.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The fake Jira in virtual time, by a clock of its own: it answers sync and sends its webhooks to
/// ingest.
final class SimulatedJira {
    /// As sync and the webhooks name it.
    static final Site SITE = new Site("acme");

    static final String SECRET = "secret";

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
    private static final int NO_ANSWER = 0;
    private static final int THROTTLED = 429;

    private final FakeJira fake;
    private final Agenda agenda;
    private final Fibers fibers;
    private final Weather weather;
    private final Duration ahead;
    private final Map<Invocation, Instant> looks = new HashMap<>();
    private final RequestMeter meter;
    private Consumer<Request> interloper = _ -> {};
    private boolean tooOften;
    private long wakeMillis = Long.MAX_VALUE;

    /// @param ahead how much Jira's clock is ahead of ours
    SimulatedJira(
            FakeJira fake,
            Agenda agenda,
            Fibers fibers,
            Weather weather,
            Duration ahead,
            RequestMeter meter) {
        this.fake = fake;
        this.agenda = agenda;
        this.fibers = fibers;
        this.weather = weather;
        this.ahead = ahead;
        this.meter = meter;
        String url = "https://sprintqueue.example/webhooks/jira/" + SITE;
        fake.site().webhooks().add(Webhook.ofEverything("copy", url, SECRET));
    }

    /// Hears of deliveries.
    interface Told {
        void sent(Attempt attempt);

        /// It ended.
        ///
        /// @param status 0 where there was no answer
        void answered(Attempt attempt, int status);
    }

    FakeJira fake() {
        return fake;
    }

    /// What Jira's clock shows now.
    Instant now() {
        return agenda.instant().plus(ahead);
    }

    /// What Jira's clock shows when ours shows that.
    Instant at(Instant ours) {
        return ours.plus(ahead);
    }

    /// Counts a request.
    void ask() {
        tooOften |= !meter.isAllowed(agenda.instant());
    }

    /// Whether it was asked more often than the budget allows.
    boolean isAskedTooOften() {
        return tooOften;
    }

    Answer answer(Request request) {
        looks.put(fibers.invocation(), now());
        Answer answer = fake.answer(request, now());
        agenda.after(1, () -> interloper.accept(request));
        return answer;
    }

    /// From now on that is called whenever Jira has looked, and its answer is still to be written.
    void whenLooked(Consumer<Request> other) {
        interloper = other;
    }

    /// When Jira last looked for the invocation that runs.
    Instant looked() {
        return looks.getOrDefault(fibers.invocation(), Instant.MIN);
    }

    /// Jira finishes the answer, writes the time on it, and it travels back.
    HttpAnswer sentBack(HttpAnswer answer, Instant sent) {
        fibers.pause(weather.latencyMillis());
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now().atOffset(ZoneOffset.UTC));
        fibers.pause(weather.latencyMillis());
        if (Duration.between(sent, agenda.instant()).compareTo(ANSWER_TIMEOUT) > 0) {
            throw new JiraException(Kind.AWAY, "no answer in " + ANSWER_TIMEOUT);
        }
        return answer.with("Date", date);
    }

    /// Sends what is due, and again when more is.
    ///
    void deliver(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> ingest, Told told) {
        for (Attempt attempt : fake.outbox().due(now())) {
            send(attempt, ingest, told);
        }
        fake.outbox()
                .nextDue()
                .map(next -> agenda.millis() + Duration.between(now(), next).toMillis())
                .filter(next -> next > agenda.millis() && next < wakeMillis)
                .ifPresent(next -> {
                    wakeMillis = next;
                    agenda.at(next, () -> wake(ingest, told));
                });
    }

    private void wake(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> ingest, Told told) {
        if (agenda.millis() >= wakeMillis) {
            wakeMillis = Long.MAX_VALUE;
        }
        deliver(ingest, told);
    }

    private void send(
            Attempt attempt,
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> ingest,
            Told told) {
        if (weather.strike(Port.GATEWAY) != Fault.NONE) {
            agenda.after(1, () -> answered(attempt, THROTTLED, ingest, told));
            return;
        }
        told.sent(attempt);
        var invocation = new Invocation(agenda.millis() + TIMEOUT_MILLIS);
        var status = new AtomicReference<@Nullable Integer>();
        fibers.start(
                invocation,
                () ->
                        status.set(
                                ingest.handleRequest(
                                                request(attempt),
                                                new LambdaContext(agenda, invocation))
                                        .getStatusCode()),
                _ -> {
                    Integer answer = status.get();
                    boolean lost = weather.strike(Port.GATEWAY) != Fault.NONE;
                    int known = answer == null || lost ? NO_ANSWER : answer;
                    answered(attempt, known, ingest, told);
                });
    }

    private void answered(
            Attempt attempt,
            int status,
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> ingest,
            Told told) {
        told.answered(attempt, status);
        fake.outbox().answered(attempt, status, now());
        deliver(ingest, told);
    }

    private APIGatewayV2HTTPEvent request(Attempt attempt) {
        var headers = new HashMap<String, String>();
        attempt.headers(fake.site().dialect())
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return APIGatewayV2HTTPEvent.builder()
                .withPathParameters(Map.of("proxy", SITE.name()))
                .withHeaders(headers)
                .withBody(attempt.delivery().body())
                .build();
    }
}
