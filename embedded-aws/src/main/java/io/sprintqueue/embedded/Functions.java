package io.sprintqueue.embedded;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What running the functions requires.
record Functions(Template template, Stack stack) {
    private static final int BATCH_SIZE_DEFAULT = 10;

    Map<String, String> environment(String logicalId) {
        var own = template.function(logicalId).properties().get("Environment");
        Map<String, String> environment = new LinkedHashMap<>();
        Stream.of(template.functionGlobal("Environment"), own)
                .filter(Objects::nonNull)
                .forEach(section -> environment.putAll(variables(section)));
        return environment;
    }

    List<EventSource> eventSources(String logicalId) {
        var function = template.function(logicalId);
        return fields(function.properties().get("Events")).values().stream()
                .filter(event -> "SQS".equals(type(event)))
                .map(event ->
                        Properties.read(logicalId, event, stack.resolver(), this::eventSource))
                .toList();
    }

    static List<HttpRoute> httpRoutes(Template template, String logicalId) {
        var function = template.function(logicalId);
        return fields(function.properties().get("Events")).values().stream()
                .filter(event -> "HttpApi".equals(type(event)))
                .map(event -> fields(event.asFields().get("Properties")))
                .map(route -> new HttpRoute(text(route, "Method"), text(route, "Path")))
                .toList();
    }

    /// How long Lambda lets the function run.
    Duration timeout(String logicalId) {
        return Duration.ofSeconds(
                Long.parseLong(text(template.function(logicalId).properties(), "Timeout")));
    }

    FunctionSettings settings(String logicalId) {
        var properties = template.function(logicalId).properties();
        return new FunctionSettings(
                text(properties, "Handler"),
                Integer.parseInt(text(properties, "MemorySize")),
                timeout(logicalId));
    }

    private static String text(Map<String, Value> fields, String name) {
        var value = fields.get(name);
        if (value == null) {
            throw new TemplateException("a function or one of its events has no " + name);
        }
        return value.asText();
    }

    private Map<String, String> variables(Value section) {
        Map<String, String> variables = new LinkedHashMap<>();
        fields(section.asFields().get("Variables"))
                .forEach((name, value) -> variables.put(name, stack.resolver().text(value)));
        return variables;
    }

    private EventSource eventSource(Properties event) {
        event.required("Type");
        return event.section("Properties", this::mapping)
                .orElseThrow(() -> new TemplateException("an SQS event has no Properties"));
    }

    private EventSource mapping(Properties mapping) {
        var arn = mapping.required("Queue");
        var url =
                stack.queueUrl(arn)
                        .orElseThrow(() -> new TemplateException("no queue has the ARN " + arn));
        return new EventSource(
                url,
                mapping.number("BatchSize").orElse(BATCH_SIZE_DEFAULT),
                mapping.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
                mapping.section("ScalingConfig", scaling -> scaling.number("MaximumConcurrency"))
                        .flatMap(concurrency -> concurrency)
                        .orElse(EventSource.MAXIMUM_CONCURRENCY_DEFAULT));
    }

    private static @Nullable String type(Value event) {
        var type = event.asFields().get("Type");
        return type == null ? null : type.asText();
    }

    private static Map<String, Value> fields(@Nullable Value value) {
        return value == null ? Map.of() : value.asFields();
    }
}
