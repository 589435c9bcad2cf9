package io.sprintqueue.conventions.deployment;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Which functions may reach their own event source: by what their role lets them send, by what a
/// queue gives up to its dead-letter queue, and by other functions that send on.
record Recursion(SamTemplate template) {
    private static final Map<String, String> SOURCES =
            Map.of("SQS", "Queue", "S3", "Bucket", "SNS", "Topic");
    private static final Map<String, String> SENDING =
            Map.of("sqs", "SendMessage", "s3", "PutObject", "sns", "Publish");

    List<String> problems() {
        Set<String> recursive = recursive();
        return functions().stream()
                .filter(function -> recursive.contains(function) != allows(function))
                .map(function ->
                        recursive.contains(function)
                                ? function + " may reach its own event source"
                                : function + " reaches no event source of its own")
                .toList();
    }

    Set<String> recursive() {
        var recursive = new LinkedHashSet<String>();
        for (String function : functions()) {
            Set<String> reached = reached(function);
            if (sources(function).stream().anyMatch(reached::contains)) {
                recursive.add(function);
            }
        }
        return recursive;
    }

    private Collection<String> functions() {
        return template.resources(SamTemplate.FUNCTION).keySet();
    }

    private boolean allows(String function) {
        return template.properties(function).path("RecursiveLoop").asText().equals("Allow");
    }

    /// The queues, buckets and topics that a message of the function may come to.
    private Set<String> reached(String function) {
        var reached = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(targets(function));
        while (!next.isEmpty()) {
            String place = next.remove();
            if (reached.add(place)) {
                next.addAll(deadLetterQueue(place));
                functions().stream()
                        .filter(reader -> sources(reader).contains(place))
                        .forEach(reader -> next.addAll(targets(reader)));
            }
        }
        return reached;
    }

    private List<String> sources(String function) {
        return SOURCES.entrySet().stream()
                .flatMap(source ->
                        template.events(function, source.getKey()).stream()
                                .map(event -> name(event.path(source.getValue()).asText())))
                .toList();
    }

    private List<String> deadLetterQueue(String place) {
        JsonNode policy = template.properties(place).path("RedrivePolicy");
        return policy.isMissingNode()
                ? List.of()
                : List.of(name(policy.path("deadLetterTargetArn").asText()));
    }

    private List<String> targets(String function) {
        String role = name(template.properties(function).path("Role").asText());
        return template.properties(role).path("Policies").findValues("Statement").stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .filter(Recursion::sends)
                .flatMap(statement -> SamTemplate.texts(statement.path("Resource")).stream())
                .map(Recursion::name)
                .filter(template::has)
                .toList();
    }

    private static boolean sends(JsonNode statement) {
        return SamTemplate.texts(statement.path("Action")).stream()
                .anyMatch(action -> {
                    String[] parts = action.split(":", 2);
                    String sending = SENDING.getOrDefault(parts[0], "");
                    return !sending.isEmpty() && Stream.of(sending, "*").anyMatch(parts[1]::equals);
                });
    }

    /// The resource of a reference such as `Lane`, `Lane.Arn` or `${Bucket.Arn}/bodies/*`.
    private static String name(String reference) {
        return reference.replaceFirst("^\\$\\{", "").split("[.}/]", 2)[0];
    }
}
