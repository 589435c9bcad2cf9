package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entries;
import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.sprintqueue.aws.Failures;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.util.Map;
import java.util.concurrent.CompletionException;

class LogFactsConverterTest {
    @Test
    void a_line_on_the_terminal_has_what_was_given_with_its_message() throws IOException {
        assertThat(line("rejected", entry("site", "acme"), entry("reason", "unsigned")))
                .contains("rejected")
                .contains("site=acme")
                .contains("reason=unsigned")
                .hasLineCount(1);
        assertThat(line("event is dead", entries(Map.of("eventId", "issue-7~ab"))))
                .contains("eventId", "issue-7~ab")
                .hasLineCount(1);
    }

    @Test
    void what_a_fact_has_of_controls_stays_on_the_line_and_does_nothing() throws IOException {
        assertThat(line("rejected", entry("reason", "a\n\u001b[31mb")))
                .doesNotContain("\u001b")
                .hasLineCount(1);
    }

    @Test
    void a_failure_is_named_by_what_it_is_and_not_by_what_carried_it() throws IOException {
        var failure = new CompletionException(new IllegalStateException(new ConnectException()));

        assertThat(line("{} failed", "GET /ops/stats", Failures.harmless(failure)))
                .contains("GET /ops/stats failed: java.lang.IllegalStateException, because of")
                .contains("java.net.ConnectException")
                .doesNotContain("HarmlessFailure", "CompletionException")
                .hasLineCount(1);
    }

    @Test
    void a_message_that_may_quote_a_secret_is_not_shown() throws IOException {
        var failure = new IllegalArgumentException("s3cr3t");

        assertThat(line("failed", Failures.harmless(failure))).doesNotContain("s3cr3t");
    }

    /// What the terminal would show, by the very file of its layout.
    private static String line(String message, Object... arguments) throws IOException {
        try (InputStream file =
                LogFactsConverterTest.class.getResourceAsStream("/log4j2-cli.xml")) {
            var configuration =
                    new XmlConfiguration(new LoggerContext("line"), new ConfigurationSource(file));
            configuration.initialize();
            var parameters = new ParameterizedMessage(message, arguments);
            var event =
                    Log4jLogEvent.newBuilder()
                            .setLoggerName("io.sprintqueue.Some")
                            .setLevel(Level.WARN)
                            .setMessage(parameters)
                            .setThrown(parameters.getThrowable())
                            .build();
            return configuration
                    .getAppender("terminal")
                    .getLayout()
                    .toSerializable(event)
                    .toString();
        }
    }
}
