package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;

class FunctionLogLevelsTest {
    @ParameterizedTest
    @ValueSource(strings = "software.amazon.awssdk")
    void what_must_not_be_written_is_not_whatever_level_every_logger_is_set_to(String name)
            throws IOException {
        try (InputStream file = FunctionLogLevelsTest.class.getResourceAsStream("/log4j2.xml")) {
            var configuration =
                    new XmlConfiguration(new LoggerContext("test"), new ConfigurationSource(file));
            configuration.initialize();
            LoggerConfig logger = configuration.getLoggerConfig(name);

            assertThat(logger.getName()).isEqualTo(name);
            assertThat(logger.isAdditive()).isFalse();
            assertThat(logger.getAppenderRefs())
                    .singleElement()
                    .satisfies(ref -> assertThat(ref.getLevel()).isEqualTo(Level.WARN));
        }
    }
}
