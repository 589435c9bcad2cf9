package io.sprintqueue.integration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// This project's own files and scripts.
final class Project {
    private static final Duration INSTALLATION = Duration.ofMinutes(8);

    private Project() {}

    /// The folder of the project.
    static Path home() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    /// A program of a virtual environment of Python, which is made where there is none.
    ///
    /// @throws org.opentest4j.TestAbortedException if it cannot be made here
    static Path installed(String environment, String program) {
        String script = home().resolve("scripts").resolve("python-tool").toString();
        var command = new Command(List.of(script, environment), Map.of(), INSTALLATION);
        return Path.of(command.run().strip()).resolve("bin").resolve(program);
    }
}
