package io.sprintqueue.cli;

import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.pattern.ConverterKeys;
import org.apache.logging.log4j.core.pattern.LogEventPatternConverter;
import org.apache.logging.log4j.core.pattern.PatternConverter;
import org.jspecify.annotations.Nullable;

import software.amazon.lambda.powertools.logging.argument.StructuredArgument;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Adds to a log line the facts given with it, and the failure.
@Plugin(name = "LogFactsConverter", category = PatternConverter.CATEGORY)
@ConverterKeys("facts")
public final class LogFactsConverter extends LogEventPatternConverter {
    private static final int CAUSES_MAX = 5;

    private LogFactsConverter() {
        super("facts", "facts");
    }

    /// Log4j finds it by this name.
    public static LogFactsConverter newInstance(String @Nullable [] options) {
        return new LogFactsConverter();
    }

    @Override
    public void format(LogEvent event, StringBuilder line) {
        Object[] parameters = event.getMessage().getParameters();
        Stream.of(parameters == null ? new Object[0] : parameters)
                .filter(StructuredArgument.class::isInstance)
                .forEach(fact -> line.append(' ').append(Output.printable(fact.toString())));
        String causes =
                Stream.iterate(event.getThrown(), each -> each != null, Throwable::getCause)
                        .limit(CAUSES_MAX)
                        .filter(failure -> !isWrapper(failure))
                        .map(failure -> Output.printable(failure.toString()))
                        .collect(Collectors.joining(", because of "));
        if (!causes.isEmpty()) {
            line.append(": ").append(causes);
        }
    }

    /// Whether it says nothing but that its cause happened in another thread.
    private static boolean isWrapper(Throwable failure) {
        String text = failure.toString();
        return failure.getCause() != null
                && Stream.of(CompletionException.class, ExecutionException.class)
                        .anyMatch(wrapper -> text.startsWith(wrapper.getName()));
    }
}
