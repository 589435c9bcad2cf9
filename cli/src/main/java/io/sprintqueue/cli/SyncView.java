package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// How sync stands, as tables or as one line. What is unknown is a dash.
final class SyncView {
    private static final List<Output.Field<JsonNode>> JOBS =
            List.of(
                    new Output.Field<>("JOB", job -> Output.text(job.path("job"))),
                    new Output.Field<>("STATUS", SyncView::status),
                    new Output.Field<>("LAST GOOD RUN", job -> Output.known(job.path("lastGood"))),
                    new Output.Field<>("NEXT", job -> Output.known(job.path("nextDue"))),
                    new Output.Field<>("LATE", job -> Lengths.of(job.path("behindSeconds"))),
                    new Output.Field<>("COUNTED", job -> counts(job.path("counted"))),
                    Output.Field.wide("PROBLEM", job -> Output.text(job.path("problem"))));

    private static final List<Output.Field<JsonNode>> SITES =
            List.of(
                    new Output.Field<>("SITE", site -> Output.text(site.path("site"))),
                    new Output.Field<>("CONDITION", site -> Output.text(site.path("condition"))),
                    new Output.Field<>("LATE", site -> Lengths.of(site.path("behindSeconds"))),
                    new Output.Field<>("COMPLETE", site -> percent(site.path("completeness"))),
                    new Output.Field<>("AGREES", site -> percent(site.path("agreement"))),
                    Output.Field.wide(
                            "PROBLEM", site -> Output.text(site.path("login").path("problem"))));

    private SyncView() {}

    static void print(Output output, JsonNode sync) {
        output.coloured(
                "Sync of %s: %s"
                        .formatted(
                                Output.text(sync.path("site")),
                                Output.text(sync.path("condition"))));
        if (sync.has("message")) {
            output.line(Output.text(sync.path("message")));
            return;
        }
        facts(sync).forEach(output::line);
        output.table(list(sync, "jobs"), JOBS);
        list(sync, "jobs").stream()
                .map(job -> progress(job, "  "))
                .filter(text -> !text.isEmpty())
                .forEach(output::line);
        list(sync, "jobs").forEach(job -> issues(output, job));
    }

    private static List<String> facts(JsonNode sync) {
        JsonNode complete = sync.path("completeness");
        JsonNode agreement = sync.path("agreement");
        JsonNode login = sync.path("login");
        JsonNode counted = sync.path("counted");
        String hours = "in the last " + Output.known(sync.path("hours")) + " hours";
        return Stream.of(
                        text("paused until", sync.path("pausedUntil")),
                        login.path("failed").asBoolean()
                                ? "login fails     %s; next try %s"
                                        .formatted(
                                                Output.text(login.path("problem")),
                                                Output.known(login.path("retryAt")))
                                : "",
                        "completeness    %s of %s changes were told by a webhook %s"
                                .formatted(
                                        percent(complete), count(complete.path("judged")), hours),
                        "agreement       %s of %s sampled issues (in 95 of 100 cases: %s to %s %%)"
                                .formatted(
                                        percent(agreement),
                                        count(agreement.path("sampled")),
                                        decimal(agreement.path("low")),
                                        decimal(agreement.path("high"))),
                        "requests        %,d to Jira %s, %,d answered 429"
                                .formatted(
                                        counted.path("requests").asLong(),
                                        hours,
                                        counted.path("refused").asLong()),
                        "counted         " + counts(counted) + " " + hours,
                        text("not seen", sync.path("unseenFields")),
                        sync.path("acceptedProjects").isEmpty()
                                ? ""
                                : "accepted gone   "
                                        + Output.printable(
                                                sync.path("acceptedProjects").toString()))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String text(String name, JsonNode value) {
        String text = Output.text(value);
        return text.isEmpty() ? "" : "%-15s %s".formatted(name, text);
    }

    /// The issues that a job names.
    private static void issues(Output output, JsonNode job) {
        for (String name : List.of("contradictions", "unusable")) {
            for (JsonNode issue : job.path(name)) {
                output.line(
                        "  %s, %s: %s"
                                .formatted(Output.text(job.path("job")), name, Output.text(issue)));
            }
        }
    }

    static void printSites(Output output, JsonNode sync) {
        List<JsonNode> sites = list(sync, "sites");
        if (sites.isEmpty()) {
            output.line("no site has Jira credentials: fed by webhooks alone");
        } else {
            output.table(sites, SITES);
        }
    }

    static Set<String> conditions(JsonNode sync) {
        return list(sync, "sites").stream()
                .map(site -> site.path("condition").asText())
                .collect(Collectors.toUnmodifiableSet());
    }

    static String line(JsonNode sync) {
        String jobs =
                list(sync, "jobs").stream()
                        .filter(job -> !job.path("status").asText().equals("idle"))
                        .map(job ->
                                Output.text(job.path("job"))
                                        + " "
                                        + status(job)
                                        + progress(job, ": "))
                        .collect(Collectors.joining(", "));
        return "%s  complete %s  agrees %s  %s"
                .formatted(
                        Output.text(sync.path("condition")),
                        percent(sync.path("completeness")),
                        percent(sync.path("agreement")),
                        jobs.isEmpty() ? "all jobs idle" : jobs);
    }

    private static String status(JsonNode job) {
        return Output.text(job.path("status")).replace('_', ' ')
                + (job.path("behind").asBoolean() ? ", behind" : "");
    }

    private static String progress(JsonNode job, String before) {
        JsonNode progress = job.path("progress");
        if (!progress.has("rows")) {
            return "";
        }
        String rows =
                before
                        + "%s: %s issues"
                                .formatted(
                                        Output.text(job.path("job")), count(progress.path("rows")));
        return progress.path("of").isNumber()
                ? rows
                        + " of %s, %s %%, about %s left"
                                .formatted(
                                        count(progress.path("of")),
                                        decimal(progress.path("percent")),
                                        Lengths.of(progress.path("secondsLeft")))
                : rows + "; how many there are is not known yet";
    }

    private static String counts(JsonNode counted) {
        return counted.properties().stream()
                .map(count -> count.getKey() + " " + count(count.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String percent(JsonNode share) {
        JsonNode percent = share.path("percent");
        return percent.isNumber() ? decimal(percent) + " %" : "–";
    }

    /// With one digit after the point; the parser drops zeros.
    private static String decimal(JsonNode number) {
        return number.isNumber()
                ? number.decimalValue().setScale(1, RoundingMode.HALF_UP).toPlainString()
                : "–";
    }

    private static String count(JsonNode number) {
        return number.isNumber() ? "%,d".formatted(number.asLong()) : "–";
    }

    private static List<JsonNode> list(JsonNode json, String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false).toList();
    }
}
