package io.sprintqueue.lab.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The design that this product replaces, by the script of its own folder.
final class Reference implements Side {
    /// Below the ports that the system gives to clients, of which a load has many.
    private static final int PORT = 18_080;

    private static final String URL = "http://127.0.0.1:" + PORT + "/webhooks/jira";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Its Python packages come from a registry.
    private static final Duration INSTALLATION = Duration.ofMinutes(10);

    /// Its script waits 15 s for it, which is short while Python compiles or the machine is busy.
    private static final int TRIES = 3;

    private static final Set<String> OWN = Set.of("uvicorn", "celery");
    private static final Set<String> ENGINES = Set.of("redis", "postgres");
    private static final List<String> GROUPS =
            Stream.concat(OWN.stream(), ENGINES.stream()).sorted().toList();
    private static final Pattern GROUP = Pattern.compile("(\\w+)=(\\d+)");

    /// Its database has one row an event; the times are read in seconds.
    private static final String TIMES =
            "select id, extract(epoch from received_at), extract(epoch from finished_at)"
                    + " from webhook_events where status = 'completed'";

    private static final List<String> DATABASE =
            List.of("-h", "127.0.0.1", "-p", "55432", "-U", "baseline", "-d", "baseline");

    private final Path folder;
    private final Path work;
    private final Processes processes;
    private boolean mayRun;

    /// @param folder has its script; nothing is written there
    /// @param work gets all that it writes
    Reference(Path folder, Path work, Processes processes) {
        this.folder = folder;
        this.work = work;
        this.processes = processes;
    }

    /// Starts it once where it never was, which makes its environment and its database.
    void prepare() {
        if (!Files.isDirectory(work.resolve("venv"))) {
            start();
            close();
        }
    }

    @Override
    public Duration start() {
        checkNotRunning(work.resolve("run"));
        for (int attempt = 1; attempt < TRIES; attempt++) {
            try {
                return startOnce();
            } catch (IllegalStateException failed) {
                processes.note(failed.getMessage() + "; it is being restarted");
            }
        }
        return startOnce();
    }

    private Duration startOnce() {
        long began = System.nanoTime();
        synchronized (this) {
            mayRun = true;
        }
        try {
            processes.run(script(INSTALLATION, "up", "2"));
            Duration ready = Duration.ofNanos(System.nanoTime() - began);
            checkAlive(groups());
            return ready;
        } catch (IllegalStateException failed) {
            close();
            throw failed;
        }
    }

    @Override
    public void empty() {
        processes.run(script(PATIENCE, "reset"));
    }

    @Override
    public Target target() {
        return new Target(
                URL,
                URL + "/stats",
                List.of("events.completed", "events.failed"),
                List.of(groups().strip().split("\\s+")));
    }

    private String groups() {
        return processes.run(script(PATIENCE, "pids"));
    }

    /// Its script would take down what another comparison, or its user, has started there.
    static void checkNotRunning(Path run) {
        for (String group : GROUPS) {
            Path file = run.resolve(group + ".pid");
            if (Files.exists(file) && ProcessHandle.of(pid(file)).isPresent()) {
                throw new IllegalStateException(
                        "the reference is already running, by %s; `stack.sh down` stops it"
                                .formatted(file));
            }
        }
    }

    private static long pid(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("it cannot be read: " + file, unreadable);
        }
    }

    /// Its script mistakes a foreign server on the same port for its own.
    static void checkAlive(String groups) {
        GROUP.matcher(groups)
                .results()
                .filter(group -> ProcessHandle.of(Long.parseLong(group.group(2))).isEmpty())
                .findFirst()
                .ifPresent(group -> {
                    throw new IllegalStateException(
                            "the reference's %s has ended; perhaps another process has its port"
                                    .formatted(group.group(1)));
                });
    }

    @Override
    public Map<Quantity, Set<String>> parts() {
        return Map.of(Quantity.CPU_OWN, OWN, Quantity.CPU_ENGINES, ENGINES);
    }

    /// It was emptied before the load, so all that it has is of that load.
    @Override
    public List<Applied> applied(Load load, Instant since) {
        var query = new ArrayList<String>(List.of("psql", "-X", "-q", "-A", "-t"));
        query.addAll(DATABASE);
        query.addAll(List.of("-F", " ", "-c", TIMES));
        return applied(processes.run(Job.of(PATIENCE, query.toArray(String[]::new))));
    }

    static List<Applied> applied(String rows) {
        return rows.lines()
                .map(row -> row.split(" "))
                .map(row -> new Applied(row[0], instant(row[1]), instant(row[2])))
                .toList();
    }

    private static Instant instant(String seconds) {
        long micros =
                new BigDecimal(seconds)
                        .movePointRight(6)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private Job script(Duration patience, String... arguments) {
        var command = new ArrayList<String>();
        command.add(folder.resolve("stack.sh").toString());
        command.addAll(List.of(arguments));
        return new Job(
                command,
                Map.of(
                        "BASELINE_HOME",
                        work.toString(),
                        "HTTP_PORT",
                        "" + PORT,
                        "JIRA_WEBHOOK_SECRET",
                        SECRET),
                folder,
                patience);
    }

    @Override
    public synchronized void close() {
        if (mayRun) {
            mayRun = false;
            processes.last(script(PATIENCE, "down"));
        }
    }
}
