package io.sprintqueue.cli;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.config.ConfigurationResult;
import io.sprintqueue.core.config.Problem;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.readmodel.FieldTrial;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/// `sprintqueue config check FILE`.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Check a configuration file: all its problems at once, each with its line and path,"
                        + " and what it would make of the fields in a real body. Works offline.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:the file has no problems",
            "1:the file has a warning, with --strict; or a file cannot be read",
            "2:the file has problems, the body has no issue, or wrong use"
        },
        footer = {
            "",
            "Example: sprintqueue config check config/sprintqueue.yaml --strict",
            "Example: sprintqueue config check my.yaml --site acme --against body.json"
        })
final class ConfigCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The configuration file.")
    private Path file = Path.of("");

    @Option(
            names = "--against",
            paramLabel = "BODY",
            description = "A file with a webhook's body: show what each field would become.")
    private @Nullable Path body;

    @Option(
            names = "--site",
            defaultValue = "default",
            converter = Target.SiteConverter.class,
            description = "The Jira site that sent the body (default: ${DEFAULT-VALUE}).")
    private Site site = Site.DEFAULT;

    @Option(names = "--strict", description = "Exit with 1 if there is a warning.")
    private boolean strict;

    @Mixin private Printing printing = new Printing();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        String yaml = new String(read(file), StandardCharsets.UTF_8);
        Body against = body == null ? null : new Body(read(body));
        var checked = check(yaml, against);
        Output output = printing.output(spec.commandLine().getOut());
        if (printing.json()) {
            output.json(checked.json());
        } else {
            checked.print(output);
        }
        if (!checked.holds()) {
            return ExitCode.USAGE;
        }
        return strict && checked.isDoubtful() ? ExitCode.FAILED : ExitCode.OK;
    }

    private CheckedConfiguration check(String yaml, @Nullable Body against) {
        return switch (ConfigurationReader.read(yaml, file.toString())) {
            case ConfigurationResult.Invalid(List<Problem> problems) ->
                    new CheckedConfiguration(null, problems, List.of(), body, null);
            case ConfigurationResult.Valid(Configuration configuration, List<Problem> warnings) -> {
                checkSite(configuration);
                yield new CheckedConfiguration(
                        configuration,
                        List.of(),
                        warnings,
                        body,
                        against == null
                                ? null
                                : FieldTrial.of(configuration.of(site).fields(), against));
            }
        };
    }

    private void checkSite(Configuration configuration) {
        var named = new TreeSet<>(configuration.sites().keySet().stream().map(Site::name).toList());
        new OptionCheck(spec)
                .that(
                        site.equals(Site.DEFAULT) || named.contains(site.name()),
                        "the site %s is not in %s, which names %s"
                                .formatted(
                                        site,
                                        file,
                                        named.isEmpty() ? "none" : String.join(", ", named)));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
