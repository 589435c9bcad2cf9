package io.sprintqueue.cli;

import io.sprintqueue.lab.chaos.Chaos;
import io.sprintqueue.lab.chaos.ChaosOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/// `sprintqueue chaos`.
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = {
            "Run the pipeline on this machine under load while its processes are killed and its"
                    + " network fails, then compare every event and every item with what Jira would"
                    + " show.",
            "Exits with 1 if anything was lost, took effect twice or ended wrong."
        },
        footer = {
            "",
            "Examples:",
            "  sprintqueue chaos --minutes 5 --seed 7",
            "  sprintqueue chaos --minutes 5 --rate 100 --faults none --sweeps 50"
        })
final class ChaosCommand implements Callable<Integer> {
    private static final double MINUTES_MAX = 24 * 60;
    private static final int FINDINGS_SHOWN = 20;

    @Option(
            names = "--minutes",
            defaultValue = "3",
            description = "How long load and faults go on (default: ${DEFAULT-VALUE}).")
    private double minutes = 3;

    @Option(
            names = "--seed",
            description = "Seed of the load and the faults (default: a new one each time).")
    private @Nullable Long seed;

    @Option(
            names = "--rate",
            defaultValue = "40",
            description = "Deliveries a second, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int rate = 40;

    @Option(
            names = "--faults",
            defaultValue = "all",
            description = "What happens at random: ${COMPLETION-CANDIDATES}.")
    private ChaosOptions.Kinds faults = ChaosOptions.Kinds.ALL;

    @Option(
            names = "--sweeps",
            defaultValue = "0",
            description =
                    "How often, in addition, every process of every function is killed at once,"
                            + " each time after they are busy again; the load continues until then"
                            + " (default: ${DEFAULT-VALUE}).")
    private int sweeps;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many processes each function has (default: ${DEFAULT-VALUE}).")
    private int instances = 2;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        checkOptions();
        Running.keepFaultsOutOfTheLog();
        long drawn = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        var options =
                new ChaosOptions(
                        Home.find().template(),
                        Duration.ofMillis(Math.round(minutes * 60_000)),
                        drawn,
                        rate,
                        faults,
                        sweeps,
                        instances);
        var output = new Output(spec.commandLine().getOut());
        output.line(
                "Seed %d: %s minutes of %d deliveries a second. Starting…"
                        .formatted(drawn, minutes, rate));
        return Running.endingEarly(goesOn -> {
            Path configuration = configuration();
            try {
                var chaos = new Chaos(options, InstantSource.system(), output::line, goesOn);
                return tell(chaos.run(configuration), output);
            } finally {
                delete(configuration);
            }
        });
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("the configuration cannot be deleted", failed);
        }
    }

    private void checkOptions() {
        var check = new OptionCheck(spec);
        check.that(
                minutes > 0 && minutes <= MINUTES_MAX,
                "--minutes is not above 0 and at most a day");
        check.that(rate >= 1 && rate <= 1_000, "--rate is not from 1 to 1000");
        check.that(sweeps >= 0 && sweeps <= 10_000, "--sweeps is not from 0 to 10000");
        check.that(instances >= 1 && instances <= 16, "--instances is not from 1 to 16");
    }

    private static Path configuration() {
        try (InputStream chaos = ChaosCommand.class.getResourceAsStream("/chaos.yaml")) {
            Path file = Files.createTempFile("sprintqueue-chaos", ".yaml");
            Files.copy(
                    Objects.requireNonNull(chaos, "chaos.yaml is in the jar"),
                    file,
                    StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException("the configuration cannot be written", failed);
        }
    }

    static int tell(Chaos.Report report, Output output) {
        var figures = new Figures();
        report.sabotage().forEach(figures::add);
        report.verdict().counts().forEach(figures::add);
        figures.add("LOST", report.verdict().lost().size());
        figures.add("DOUBLED", report.verdict().doubled().size());
        figures.add("WRONG", report.verdict().wrong().size());
        figures.add("REFUSED", report.verdict().refused().size());
        figures.print(output);
        List<String> findings = report.verdict().findings();
        findings.stream().limit(FINDINGS_SHOWN).map(Output::printable).forEach(output::line);
        if (findings.size() > FINDINGS_SHOWN) {
            output.line("… and %d more".formatted(findings.size() - FINDINGS_SHOWN));
        }
        output.line(
                report.verdict().holds()
                        ? "Nothing lost, nothing twice."
                        : "Something was lost, doubled or wrong.");
        if (report.sweepsMissing() > 0) {
            output.line("But %d sweeps did not happen.".formatted(report.sweepsMissing()));
        }
        return report.holds() ? ExitCode.OK : ExitCode.FAILED;
    }
}
