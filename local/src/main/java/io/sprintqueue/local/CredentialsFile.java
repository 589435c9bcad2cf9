package io.sprintqueue.local;

import io.sprintqueue.aws.Failures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The file with the accounts that sync reads with. `setup` may write it while the pipeline runs,
/// so it need not be there at the start.
final class CredentialsFile {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialsFile.class);

    private final Path file;
    private final Consumer<String> secret;
    private String last = "";

    /// @param secret takes what stands in the file
    CredentialsFile(Path file, Consumer<String> secret) {
        this.file = file;
        this.secret = secret;
    }

    /// Passes on what stands in the file where it is something new. A file that cannot be read for
    /// a moment changes nothing.
    ///
    /// @return whether it was new
    boolean refresh() {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            String text = Files.readString(file);
            boolean isNew = !text.equals(last);
            if (isNew) {
                secret.accept(text);
                last = text;
            }
            return isNew;
        } catch (IOException | RuntimeException failed) {
            LOG.warn("the Jira credentials were not taken over: {}", Failures.describe(failed));
            return false;
        }
    }
}
