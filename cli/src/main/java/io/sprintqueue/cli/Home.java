package io.sprintqueue.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of the project's own files: the template, the configuration, the sample events.
record Home(Path folder) {
    /// The folder that the launcher names, or else the working directory.
    ///
    /// @throws IllegalStateException if it is not the project's
    static Home find() {
        Path folder = Path.of(System.getProperty("sprintqueue.home", "")).toAbsolutePath();
        if (!Files.exists(folder.resolve("template.yaml"))) {
            throw new IllegalStateException(
                    "no template.yaml in " + folder + "; start ./sprintqueue of the project");
        }
        return new Home(folder);
    }

    Path template() {
        return folder.resolve("template.yaml");
    }

    Path configuration() {
        return folder.resolve("config").resolve("sprintqueue.yaml");
    }

    Path events() {
        return folder.resolve("events");
    }
}
