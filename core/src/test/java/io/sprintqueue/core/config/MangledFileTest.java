package io.sprintqueue.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Whatever a slip of the hand makes of the shipped file, the answer is a result and no exception.
class MangledFileTest {
    private static final int FILES = Integer.getInteger("mangled.files", 2_000);
    private static final String SNIPPETS = "\t\n :-[]{},&*!|>'\"%@`#?~0a\\\u0000\uD83D\uFEFF.";

    @Test
    void a_mangled_file_never_throws_and_every_problem_has_a_line() throws IOException {
        String shipped =
                Files.readString(Path.of("..", "config", "sprintqueue.yaml"))
                        .replaceAll("(?m)^ *#.*\n", "");
        long lines = shipped.lines().count();
        for (int seed = 0; seed < FILES; seed++) {
            String mangled = mangled(shipped, new Random(seed));
            assertThat(Reading.problems(mangled))
                    .as("seed %d:%n%s", seed, mangled)
                    .allMatch(problem -> problem.matches("(?s)sprintqueue\\.yaml:[1-9][0-9]*: .+"))
                    .allMatch(problem -> lineOf(problem) <= lines + 8);
        }
    }

    private static String mangled(String text, Random random) {
        var mangled = new StringBuilder(text);
        for (int slips = random.nextInt(1, 5); slips > 0; slips--) {
            int place = random.nextInt(mangled.length());
            char snippet = SNIPPETS.charAt(random.nextInt(SNIPPETS.length()));
            switch (random.nextInt(3)) {
                case 0 -> mangled.insert(place, snippet);
                case 1 -> mangled.setCharAt(place, snippet);
                default -> mangled.delete(place, Math.min(place + 9, mangled.length()));
            }
        }
        return mangled.toString();
    }

    private static int lineOf(String problem) {
        return Integer.parseInt(problem.split(":", 3)[1]);
    }
}
