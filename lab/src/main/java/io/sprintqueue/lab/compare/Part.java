package io.sprintqueue.lab.compare;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Something that the comparison needs and that this repository does not have.
///
/// @param neededFor what cannot be done without it
public record Part(String name, String neededFor) {
    private static final List<Part> FILES =
            List.of(
                    new Part("stack.sh", "starts, empties and ends the reference"),
                    new Part("requirements.txt", "names the reference's Python packages"),
                    new Part("app/main.py", "is the reference itself"),
                    new Part("load/go.mod", "is the load generator, the same for both"));

    private static final Part PYTHON =
            new Part("python3, 3.11 or newer", "runs FastAPI and Celery");

    private static final List<Part> PROGRAMS =
            List.of(
                    new Part("bash", "runs stack.sh"),
                    new Part("curl", "checks that the reference is up"),
                    new Part("redis-server", "has the reference's queue"),
                    new Part("redis-cli", "empties that queue before each load"),
                    new Part("postgres", "has the reference's tables"),
                    new Part("psql", "tells when the reference applied each event"),
                    new Part("go", "builds the load generator"));

    private static final Part PROC =
            new Part("/proc", "tells what each process used: the load generator needs Linux");

    private static final String VERSION_CHECK = "import sys; sys.exit(sys.version_info < (3, 11))";
    private static final int VERSION_SECONDS = 20;

    /// Those that this machine lacks.
    ///
    /// @param reference the reference's folder; null if none was named
    /// @param searchPath where programs are looked for, as in the variable `PATH`
    public static List<Part> missing(@Nullable Path reference, String searchPath) {
        var missing = new ArrayList<Part>();
        if (reference == null) {
            missing.add(new Part("the reference's folder", "is named by --reference"));
        } else {
            FILES.stream()
                    .filter(part -> !Files.isRegularFile(reference.resolve(part.name())))
                    .map(part ->
                            new Part(reference.resolve(part.name()).toString(), part.neededFor()))
                    .forEach(missing::add);
        }
        if (found("python3", searchPath).filter(Part::isNewEnough).isEmpty()) {
            missing.add(PYTHON);
        }
        PROGRAMS.stream()
                .filter(part -> found(part.name(), searchPath).isEmpty())
                .forEach(missing::add);
        if (!Files.isReadable(Path.of(PROC.name(), "self", "stat"))) {
            missing.add(PROC);
        }
        return missing;
    }

    private static Optional<Path> found(String program, String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isNewEnough(Path python) {
        try {
            Process asked =
                    new ProcessBuilder(python.toString(), "-c", VERSION_CHECK)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try {
                return asked.waitFor(VERSION_SECONDS, TimeUnit.SECONDS) && asked.exitValue() == 0;
            } finally {
                asked.destroyForcibly();
            }
        } catch (IOException unusable) {
            return false;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
