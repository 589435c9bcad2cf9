package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class CredentialsFileTest {
    private final List<String> taken = new ArrayList<>();

    @Test
    void a_file_that_comes_later_is_taken_over_once_and_so_is_each_change(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("jira.json");
        var credentials = new CredentialsFile(file, taken::add);
        assertThat(credentials.refresh()).isFalse();

        Files.writeString(file, "{}");
        assertThat(credentials.refresh()).isTrue();
        assertThat(credentials.refresh()).isFalse();
        Files.writeString(file, "{\"acme\":{}}");
        assertThat(credentials.refresh()).isTrue();

        assertThat(taken).containsExactly("{}", "{\"acme\":{}}");
    }

    @Test
    void what_is_not_taken_is_offered_again(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("jira.json"), "{}");
        var broken = new boolean[] {true};
        var credentials =
                new CredentialsFile(
                        file,
                        text -> {
                            if (broken[0]) {
                                throw new IllegalStateException("away");
                            }
                            taken.add(text);
                        });
        assertThat(credentials.refresh()).isFalse();

        broken[0] = false;
        assertThat(credentials.refresh()).isTrue();
        assertThat(taken).containsExactly("{}");
    }
}
