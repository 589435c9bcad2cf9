package io.sprintqueue.core.delivery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.sprintqueue.core.delivery.RoutingFacts.Trait;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.time.EpochMillis;
import io.sprintqueue.core.time.JiraTime;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// One streaming pass over a body: it checks that the whole is well-formed and extracts what
/// routing needs.
///
/// Nothing but those few texts is kept in memory; of a name that occurs twice the last one counts,
/// as it does in a tree.
public final class RoutingPass {
    /// A longer text is not a usable id, name or address: it counts as absent.
    public static final int LENGTH_MAX = 1_000;

    private static final String UPDATED = "updated";
    private static final Set<String> WHOLE_ISSUE =
            Set.of("created", "issuetype", "project", "status", "summary", UPDATED);

    private final JsonParser tokens;
    private @Nullable String webhookEvent;
    private @Nullable Long timestamp;
    private @Nullable String issueId;
    private @Nullable String issueKey;
    private @Nullable String commentSelf;
    private @Nullable String worklogIssueId;
    private @Nullable String linkSourceIssueId;
    private @Nullable String sprintId;
    private @Nullable String projectId;
    private @Nullable String priority;
    private boolean bulk;
    private boolean named;
    private boolean transition;
    private final Set<String> issueFields = new HashSet<>();

    private RoutingPass(JsonParser tokens) {
        this.tokens = tokens;
    }

    /// Reads a body that came from outside and decides where it goes.
    public static Routing of(Body body) {
        return of(body, Origin.JIRA);
    }

    /// Reads the body and decides where it goes. Time and memory are linear in its size.
    public static Routing of(Body body, Origin origin) {
        try (JsonParser tokens = BoundedJson.tokens(body.bytes())) {
            if (tokens.nextToken() != JsonToken.START_OBJECT) {
                return new Routing.Malformed("not a JSON object");
            }
            var pass = new RoutingPass(tokens);
            pass.eachField(pass::topLevel);
            if (tokens.nextToken() != null) {
                return new Routing.Malformed("more than one JSON value");
            }
            return pass.facts().route(body, origin);
        } catch (IOException refused) {
            return new Routing.Malformed(BoundedJson.problem(refused));
        }
    }

    private RoutingFacts facts() {
        return new RoutingFacts(
                webhookEvent,
                timestamp,
                issueId,
                issueKey,
                commentSelf,
                worklogIssueId,
                linkSourceIssueId,
                sprintId,
                projectId,
                priority,
                traits());
    }

    private Set<Trait> traits() {
        var traits = EnumSet.noneOf(Trait.class);
        if (bulk) {
            traits.add(Trait.BULK);
        }
        if (issueFields.containsAll(WHOLE_ISSUE)) {
            traits.add(Trait.WHOLE_ISSUE);
        }
        if (transition && !named) {
            traits.add(Trait.POST_FUNCTION);
        }
        return traits;
    }

    private void topLevel(String name) throws IOException {
        switch (name) {
            case "webhookEvent" -> {
                named = true;
                // Unlike an id, a name is never a number.
                boolean number = tokens.currentToken() == JsonToken.VALUE_NUMBER_INT;
                webhookEvent = number ? null : text();
            }
            case "timestamp" -> timestamp = time();
            case "transition" -> transition = textOf("to_status") != null;
            case "bulk" -> {
                bulk = tokens.currentToken() == JsonToken.VALUE_TRUE;
                tokens.skipChildren();
            }
            case "issue" -> {
                issueId = null;
                issueKey = null;
                forgetFields();
                eachField(this::issue);
            }
            case "comment" -> commentSelf = textOf("self");
            case "worklog" -> worklogIssueId = textOf("issueId");
            case "issueLink" -> linkSourceIssueId = textOf("sourceIssueId");
            case "sprint" -> sprintId = textOf("id");
            case "project" -> projectId = textOf("id");
            default -> tokens.skipChildren();
        }
    }

    private void issue(String name) throws IOException {
        switch (name) {
            case "id" -> issueId = text();
            case "key" -> issueKey = text();
            case "fields" -> {
                forgetFields();
                eachField(this::issueField);
            }
            default -> tokens.skipChildren();
        }
    }

    private void forgetFields() {
        priority = null;
        issueFields.clear();
    }

    private void issueField(String name) throws IOException {
        switch (name) {
            case "priority" -> priority = textOf("name");
            case UPDATED -> {
                String time = text();
                note(name, time != null && JiraTime.millis(time).isPresent());
            }
            default -> {
                if (WHOLE_ISSUE.contains(name)) {
                    note(name, tokens.currentToken() != JsonToken.VALUE_NULL);
                }
                tokens.skipChildren();
            }
        }
    }

    private void note(String field, boolean present) {
        if (present) {
            issueFields.add(field);
        } else {
            issueFields.remove(field);
        }
    }

    /// Hands each field of the object at the current token to the visitor, which must consume it.
    /// A value of another kind has no fields.
    private void eachField(Visitor visitor) throws IOException {
        if (tokens.currentToken() != JsonToken.START_OBJECT) {
            tokens.skipChildren();
            return;
        }
        while (tokens.nextToken() == JsonToken.FIELD_NAME) {
            String name = tokens.currentName();
            tokens.nextToken();
            visitor.visit(name);
        }
    }

    /// The text of that field of the object at the current token.
    private @Nullable String textOf(String wanted) throws IOException {
        var found = new AtomicReference<@Nullable String>();
        eachField(field -> {
            if (field.equals(wanted)) {
                found.set(text());
            } else {
                tokens.skipChildren();
            }
        });
        return found.get();
    }

    /// The text, or the integer as text (ids are numbers here and texts there), at the current
    /// token.
    private @Nullable String text() throws IOException {
        JsonToken token = tokens.currentToken();
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
            tokens.skipChildren();
            return null;
        }
        if (tokens.getTextLength() > LENGTH_MAX) {
            return null;
        }
        String text = tokens.getText();
        return BoundedJson.isWellFormed(text) ? text : null;
    }

    private @Nullable Long time() throws IOException {
        if (tokens.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return EpochMillis.of(tokens.getText()).orElse(null);
        }
        String text = text();
        return text == null ? null : EpochMillis.of(text).orElse(null);
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(String field) throws IOException;
    }

    /// The result of routing a body.
    public sealed interface Routing {
        /// It is about this entity.
        record Routed(RoutingFacts facts, Entity entity) implements Routing {}

        /// A JSON object that cannot be routed: it is kept and ends dead, never dropped.
        record Unroutable(RoutingFacts facts, String reason) implements Routing {}

        /// Not a well-formed JSON object within the limits; Jira never sends such a body.
        record Malformed(String reason) implements Routing {}
    }
}
