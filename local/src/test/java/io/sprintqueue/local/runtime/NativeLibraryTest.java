package io.sprintqueue.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLibraryTest {
    @ParameterizedTest
    @CsvSource({
        "amd64, false, linux-x86_64",
        "aarch64, false, linux-aarch_64",
        "amd64, true, linux_musl-x86_64",
        "aarch64, true, linux_musl-aarch_64"
    })
    void the_client_has_a_library_for_each_linux(
            String architecture, boolean musl, String expected) {
        String resource = NativeLibrary.resource("Linux", architecture, musl);

        assertThat(resource).contains(expected);
        assertThat(getClass().getResource(resource)).isNotNull();
    }

    @Test
    void another_system_is_told_that_it_has_none() {
        assertThatThrownBy(() -> NativeLibrary.resource("Mac OS X", "aarch64", false))
                .hasMessageContaining("Linux only")
                .hasMessageContaining("--isolate");
    }
}
