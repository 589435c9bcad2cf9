package io.sprintqueue.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// On a machine with nothing but what a test puts there.
@EnabledOnOs(OS.LINUX)
class PartTest {
    @TempDir private Path reference;
    @TempDir private Path programs;
    @TempDir private Path empty;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(reference.resolve("app"));
        Files.createDirectories(reference.resolve("load"));
        for (String file : List.of("stack.sh", "requirements.txt", "app/main.py", "load/go.mod")) {
            Files.createFile(reference.resolve(file));
        }
        for (String program :
                List.of("bash", "curl", "redis-server", "redis-cli", "postgres", "psql", "go")) {
            install(program, 0);
        }
        install("python3", 0);
    }

    @Test
    void with_all_of_them_nothing_is_missing() {
        assertThat(missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "curl", "redis-server", "redis-cli", "postgres", "psql", "go"})
    void a_missing_program_is_named_alone(String program) throws IOException {
        Files.delete(programs.resolve(program));

        assertThat(missing()).extracting(Part::name).containsExactly(program);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stack.sh", "requirements.txt", "app/main.py", "load/go.mod"})
    void a_missing_file_of_the_reference_is_named_alone(String file) throws IOException {
        Files.delete(reference.resolve(file));

        assertThat(missing())
                .extracting(Part::name)
                .containsExactly(reference.resolve(file).toString());
    }

    @Test
    void a_program_that_cannot_be_run_is_missing() throws IOException {
        Files.setPosixFilePermissions(
                programs.resolve("go"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(missing()).extracting(Part::name).containsExactly("go");
    }

    @Test
    void a_python_that_is_too_old_is_missing() throws IOException {
        install("python3", 1);

        assertThat(missing()).extracting(Part::name).containsExactly("python3, 3.11 or newer");
    }

    @Test
    void without_a_folder_and_without_programs_everything_is_named_with_its_use() {
        assertThat(Part.missing(null, ""))
                .hasSize(9)
                .allSatisfy(part -> assertThat(part.neededFor()).isNotBlank())
                .extracting(Part::name)
                .startsWith("the reference's folder", "python3, 3.11 or newer", "bash");
    }

    private List<Part> missing() {
        return Part.missing(reference, empty + File.pathSeparator + programs);
    }

    private void install(String program, int exitCode) throws IOException {
        Path file = programs.resolve(program);
        Files.writeString(file, "#!/bin/sh\nexit " + exitCode + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
