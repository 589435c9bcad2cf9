package io.sprintqueue.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.time.JiraTime;
import io.sprintqueue.jira.JiraExchange;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.TreeSet;

/// Bugs in how answers of Jira are taken that the simulation must find.
final class PlantedAnswerBugs {
    private PlantedAnswerBugs() {}

    /// What was read counts as read when the answer was written.
    static SyncBug dateOfTheAnswer() {
        return new SyncBug() {
            @Override
            public JiraExchange exchange(JiraExchange exchange, InstantSource clock) {
                return new Way(exchange) {
                    @Override
                    public HttpAnswer send(Request request) {
                        Instant sent = clock.instant();
                        HttpAnswer answer = super.send(request);
                        Duration margins = Duration.ofSeconds(isLate(request) ? 61 : 1);
                        Duration way = Duration.between(sent, clock.instant());
                        return answer.with("Date", later(answer, way.plus(margins)));
                    }
                };
            }
        };
    }

    /// Of those the reading's time is taken back by a minute.
    private static boolean isLate(JiraExchange.Request request) {
        String path = request.address().getPath();
        return path.contains("/sprint") || path.contains("/project");
    }

    private static String later(HttpAnswer answer, Duration time) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME;
        Instant known =
                ZonedDateTime.parse(answer.headers().firstValue("Date").orElseThrow(), date)
                        .toInstant();
        return date.format(known.plus(time).atOffset(ZoneOffset.UTC));
    }

    /// The next reconciliation begins where the latest change that was seen was made.
    static SyncBug watermarkOfTheLatestChange() {
        return new SyncBug() {
            private @Nullable Instant latest;

            @Override
            public JiraExchange exchange(JiraExchange exchange, InstantSource clock) {
                Instant since = latest;
                return new Way(exchange) {
                    @Override
                    public HttpAnswer send(Request request) {
                        String body = request.body();
                        if (body == null || !body.contains("updated >= ")) {
                            return super.send(request);
                        }
                        HttpAnswer answer =
                                super.send(since == null ? request : since(request, body, since));
                        answer.found().forEach(issue -> see(issue));
                        return answer;
                    }
                };
            }

            private void see(JsonNode issue) {
                Instant at =
                        JiraTime.instant(issue.path("fields").path("updated").asText())
                                .orElseThrow();
                latest = latest == null || at.isAfter(latest) ? at : latest;
            }
        };
    }

    private static JiraExchange.Request since(
            JiraExchange.Request request, String body, Instant since) {
        return new JiraExchange.Request(
                request.method(),
                request.address(),
                request.headers(),
                body.replaceFirst("updated >= [0-9]+", "updated >= " + since.toEpochMilli()));
    }

    /// Every field counts as asked for, also one that the account does not see.
    static SyncBug absentClearsTheUnseen() {
        return new SyncBug() {
            @Override
            public JiraExchange exchange(JiraExchange exchange, InstantSource clock) {
                return new Way(exchange) {
                    @Override
                    public HttpAnswer send(Request request) {
                        HttpAnswer answer = super.send(request);
                        return request.address().getPath().equals("/rest/api/2/field")
                                ? answer.with(everyField())
                                : answer;
                    }
                };
            }
        };
    }

    private static ArrayNode everyField() {
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        new TreeSet<>(ConfigurationReader.defaults().of(SimulatedJira.SITE).fields().jiraFields())
                .forEach(id -> fields.addObject().put("id", id));
        return fields;
    }

    /// Whoever is logged out is believed to be who was logged in before.
    static SyncBug emptyAnswersCount() {
        return new SyncBug() {
            private @Nullable JsonNode account;

            @Override
            public JiraExchange exchange(JiraExchange exchange, InstantSource clock) {
                return new Way(exchange) {
                    @Override
                    public HttpAnswer send(Request request) {
                        HttpAnswer answer = super.send(request).without("X-Seraph-LoginReason");
                        if (!request.address().getPath().equals("/rest/api/2/myself")) {
                            return answer;
                        }
                        if (answer.status() == 200) {
                            account = answer.json();
                        }
                        return account == null || answer.status() != 401
                                ? answer
                                : new HttpAnswer(200, answer.named(), account);
                    }
                };
            }
        };
    }

    /// A way to Jira that passes everything on.
    private abstract static class Way implements JiraExchange {
        private final JiraExchange exchange;

        Way(JiraExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public HttpAnswer send(Request request) {
            return (HttpAnswer) exchange.send(request);
        }

        @Override
        public void close() {
            exchange.close();
        }
    }
}
