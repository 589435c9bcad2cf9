package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.concurrent.Callable;

/// `sprintqueue sync pause`.
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = {
            "Begin no slice of the site's sync for a while. Webhooks are applied as usual.",
            "A pause ends by itself."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:sync will do so from its next run on",
            "1:it was refused, or there is no answer",
            ExitCode.USAGE_LINE
        },
        footer = {"", "Example: sprintqueue sync pause --site acme --for PT2H"})
final class SyncPauseCommand implements Callable<Integer> {
    @Option(
            names = "--for",
            paramLabel = "DURATION",
            defaultValue = "PT1H",
            converter = LengthConverter.class,
            description =
                    "For how long, PT1M to P7D, in ISO 8601: an hour is PT1H"
                            + " (default: ${DEFAULT-VALUE}).")
    private Duration length = Duration.ofHours(1);

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        HttpAnswer answer = target.client().pauseSync(target.site(), length);
        return Answers.printTaken(answer, target, spec);
    }

    /// Says what a length looks like; how long it may be, the API says.
    static final class LengthConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Duration.parse(text);
            } catch (DateTimeException _) {
                throw new TypeConversionException("not an ISO 8601 duration; an hour is PT1H");
            }
        }
    }
}
