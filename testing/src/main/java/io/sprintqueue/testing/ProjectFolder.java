package io.sprintqueue.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder with the template, the configuration and the sample events.
public final class ProjectFolder {
    private static final String VISIBILITY = "VisibilityTimeout: 60";

    private ProjectFolder() {}

    /// The folder that the tests run in, found by the Maven wrapper in it.
    public static Path find() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder with mvnw above " + start);
    }

    /// Copies template and configuration, with a shorter visibility timeout of the lanes: a test
    /// that kills processes would wait a minute otherwise.
    ///
    /// @return the folder of the copy
    public static Path copyTo(Path folder, int visibilitySeconds) throws IOException {
        String template = Files.readString(find().resolve("template.yaml"));
        if (!template.contains(VISIBILITY)) {
            throw new AssertionError("template.yaml no longer says " + VISIBILITY);
        }
        Files.writeString(
                folder.resolve("template.yaml"),
                template.replace(VISIBILITY, "VisibilityTimeout: " + visibilitySeconds));
        Files.createDirectories(folder.resolve("config"));
        Files.copy(
                find().resolve("config/sprintqueue.yaml"),
                folder.resolve("config/sprintqueue.yaml"));
        return folder;
    }
}
