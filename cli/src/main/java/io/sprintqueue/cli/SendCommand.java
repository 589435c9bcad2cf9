package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.WebhookSender;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `sprintqueue send FILE…`.
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Sign files and post them as Jira would, byte for byte.",
        footer = {"", "Example: sprintqueue send events/cloud/*.json --secret s3cr3t --repeat 2"})
final class SendCommand implements Callable<Integer> {
    private static final int REPEAT_MAX = 1_000;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files with one body each.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--repeat",
            defaultValue = "1",
            description = "How many times each file is sent (default: ${DEFAULT-VALUE}).")
    private int repeat = 1;

    @Mixin private Target target = new Target();
    @Mixin private Secrets secrets = new Secrets();

    @Spec private CommandSpec spec;

    private record Sent(Path file, HttpAnswer answer) {}

    @Override
    public Integer call() {
        var check = new OptionCheck(spec);
        check.that(repeat >= 1 && repeat <= REPEAT_MAX, "--repeat is not from 1 to " + REPEAT_MAX);
        Site site = target.site();
        Secret secret =
                secrets.resolve(System.getenv(), List.of(site)).of(site).stream()
                        .findFirst()
                        .orElseThrow(
                                () -> check.wrong("no --secret is given for the site " + site));
        var sender = new WebhookSender(Target.http(), target.url());
        var sent = new ArrayList<Sent>();
        for (Path file : files) {
            var body = read(file);
            for (int time = 0; time < repeat; time++) {
                sent.add(new Sent(file, sender.send(site, body, secret)));
            }
        }
        return report(sent);
    }

    private static Body read(Path file) {
        try {
            return new Body(Files.readAllBytes(file));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    private int report(List<Sent> sent) {
        var output = new Output(spec.commandLine().getOut());
        if (target.json()) {
            sent.forEach(each -> output.json(each.answer()));
        } else {
            output.table(
                    sent,
                    List.of(
                            new Output.Field<>("FILE", each -> each.file().toString()),
                            new Output.Field<>(
                                    "HTTP", each -> Integer.toString(each.answer().status())),
                            Output.Field.wide("ANSWER", SendCommand::answer)));
        }
        boolean accepted = sent.stream().allMatch(each -> each.answer().status() == 202);
        return accepted ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String answer(Sent sent) {
        var body = sent.answer().body();
        return body.has("eventId")
                ? body.path("eventId").asText()
                : body.path("message").asText(body.path("error").asText());
    }
}
