package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.JiraSite;
import io.sprintqueue.jira.JiraSites;
import io.sprintqueue.jira.Reading;
import io.sprintqueue.jira.SnapshotBodies;
import io.sprintqueue.jira.doctor.RateWatch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;

/// `sprintqueue sync diff KEY`.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Read one issue in Jira and compare it with what is held: each field, its time stamps,"
                    + " and which of the two wins. Nothing is sent."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:they agree",
            "1:they differ, one of them has no such issue, or there is no answer",
            ExitCode.USAGE_LINE
        },
        footer = {"", "Example: sprintqueue sync diff ORBIT-1 --jira-credentials jira.json"})
final class SyncDiffCommand implements Callable<Integer> {
    private static final List<Output.Field<JsonNode>> FIELDS =
            List.of(
                    new Output.Field<>("FIELD", field -> Output.text(field.path("name"))),
                    new Output.Field<>("OURS", field -> Output.known(field.path("ours"))),
                    new Output.Field<>("JIRA", field -> Output.known(field.path("jira"))),
                    new Output.Field<>("OURS UPDATED", field -> stamp(field, "ours")),
                    new Output.Field<>("JIRA UPDATED", field -> stamp(field, "jira")),
                    new Output.Field<>("WINS", SyncDiffCommand::winner));

    @Parameters(paramLabel = "KEY", description = "The issue's key, or its id.")
    private String key = "";

    @Option(
            names = "--jira-credentials",
            paramLabel = "FILE",
            required = true,
            description = "The file that `up` takes, with the account that reads the site's Jira.")
    private Path credentials = Path.of("");

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        JiraCredentials account = new Tokens(spec).ofSite(target.site(), credentials);
        OperationsClient client = target.client();
        HttpAnswer item = client.item(target.site(), key);
        HttpAnswer sync = client.sync(target.site());
        if (!Target.found(item) || !Target.found(sync)) {
            new Output(spec.commandLine().getErr()).problem(Target.found(item) ? sync : item);
            return ExitCode.FAILED;
        }
        String id = item.body().path("issueId").asText();
        Optional<Body> reading = reading(account, id, sync.body().path("fields"));
        if (reading.isEmpty()) {
            new Output(spec.commandLine().getErr())
                    .line(
                            "Jira shows this account no issue "
                                    + id
                                    + ": deleted, archived or hidden");
            return ExitCode.FAILED;
        }
        HttpAnswer diff = client.syncDiff(target.site(), id, reading.get());
        int code = Answers.print(diff, target, spec, SyncDiffCommand::print);
        return diff.body().path("result").asText().equals("same") ? code : ExitCode.FAILED;
    }

    /// Read as sync reads it: with the mapped fields that the account sees.
    private static Optional<Body> reading(JiraCredentials account, String id, JsonNode fields) {
        try (JiraSite jira = JiraSites.open(account, new RateWatch(), InstantSource.system())) {
            var asked = new TreeSet<String>();
            fields.forEach(field -> asked.add(field.asText()));
            asked.retainAll(jira.fieldIds());
            Reading<Optional<JsonNode>> issue = jira.issue(id, asked);
            return issue.value().map(json -> SnapshotBodies.issue(json, asked, issue.at()));
        }
    }

    private static void print(Output output, JsonNode diff) {
        output.coloured(
                "%s of %s: %s"
                        .formatted(
                                Output.text(diff.path("key")),
                                Output.text(diff.path("site")),
                                Output.text(diff.path("result"))));
        String reason = Output.text(diff.path("reason"));
        if (!reason.isEmpty()) {
            output.line(reason);
        }
        output.table(
                StreamSupport.stream(diff.path("fields").spliterator(), false).toList(), FIELDS);
    }

    private static String stamp(JsonNode field, String side) {
        return Output.known(field.path(side + "Updated"));
    }

    private static String winner(JsonNode field) {
        return field.path("same").asBoolean() ? "same" : Output.text(field.path("wins"));
    }
}
