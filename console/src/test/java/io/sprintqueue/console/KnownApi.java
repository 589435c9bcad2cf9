package io.sprintqueue.console;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.console.data.OperationsApi;
import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An operations API whose answers are known; what it was not told to answer is no route of it.
final class KnownApi implements OperationsApi {
    /// When all of it happens.
    static final Instant NOW = Instant.parse("2035-03-01T12:00:30Z");

    static final String EVENT_ID = "issue-20012~0123456789abcdef0123456789abcdef";

    private final Map<String, Answer> answers = new HashMap<>();
    final List<Question> questions = Collections.synchronizedList(new ArrayList<>());

    /// Answers what a working pipeline with one dead event answers.
    static KnownApi working() {
        return new KnownApi()
                .with("GET /ops/stats", 200, KnownAnswers.STATISTICS)
                .with("GET /ops/health", 200, KnownAnswers.HEALTH)
                .with("GET /ops/events", 200, KnownAnswers.events(KnownAnswers.DEAD_EVENT, null))
                .with("GET /ops/events/{site}/{eventId}", 200, KnownAnswers.DEAD_EVENT)
                .with("POST /ops/events/{site}/{eventId}/replay", 202, "{}")
                .with("GET /ops/items/{site}/{key}", 200, KnownAnswers.item("ORBIT-2", "A bug"))
                .with("GET /ops/items/{site}/{key}/explain", 200, KnownAnswers.EXPLANATION)
                .with("GET /ops/sites", 200, KnownSprints.SITES)
                .with("GET /ops/sprints/{site}", 200, KnownSprints.ACTIVE)
                .with("GET /ops/sprints/{site}/{id}", 200, KnownSprints.TOTALS)
                .with("GET /ops/sprints/{site}/{id}/queue", 200, KnownSprints.BOARD)
                .with("GET /ops/sprints/{site}/{id}/report", 200, KnownSprints.REPORT)
                .with("GET /ops/projects/{site}", 200, KnownSprints.PROJECTS)
                .with("GET /ops/backlog/{site}/{project}", 200, KnownSprints.BACKLOG)
                .with("GET /ops/sync", 200, KnownSync.SITES)
                .with("GET /ops/sync/{site}", 200, KnownSync.SITE);
    }

    /// Answers so from now on.
    KnownApi with(String route, int status, String json) {
        answers.put(route, new Answer(status, json(json)));
        return this;
    }

    /// Answers nothing but errors from now on.
    KnownApi broken() {
        answers.replaceAll((_, _) -> new Answer(503, json("{\"message\":\"nothing answers\"}")));
        return this;
    }

    @Override
    public Answer ask(Question question) {
        questions.add(question);
        return answers.getOrDefault(
                question.route(),
                new Answer(404, json("{\"message\":\"there is no such route\"}")));
    }

    /// The questions of that route.
    List<Question> asked(String route) {
        return questions.stream().filter(question -> question.route().equals(route)).toList();
    }

    static JsonNode json(String text) {
        try {
            return BoundedJson.mapper().readTree(text);
        } catch (IOException unreadable) {
            throw new AssertionError(text, unreadable);
        }
    }
}
