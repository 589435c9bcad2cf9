package io.sprintqueue.cli;

import io.sprintqueue.fakejira.site.Dialect;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads which Jira the fake one is.
final class DialectConverter implements ITypeConverter<Dialect> {
    @Override
    public Dialect convert(String value) {
        return switch (value) {
            case "cloud" -> Dialect.CLOUD;
            case "dc9" -> Dialect.DATA_CENTER_9;
            case "dc10" -> Dialect.DATA_CENTER_10;
            default -> throw new TypeConversionException("it is cloud, dc9 or dc10");
        };
    }
}
