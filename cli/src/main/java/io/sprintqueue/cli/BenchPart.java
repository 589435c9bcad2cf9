package io.sprintqueue.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What `sprintqueue bench` can measure by itself.
enum BenchPart {
    INGEST,
    PROJECT,
    CODEC,
    COLD_START,
    WARM,
    SIZE;

    private static final String ALL = "all";

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Reads the words of the command line.
    static final class Converter implements ITypeConverter<List<BenchPart>> {
        @Override
        public List<BenchPart> convert(String text) {
            if (text.equals(ALL)) {
                return List.of(values());
            }
            return Arrays.stream(values())
                    .filter(part -> part.word().equals(text))
                    .findFirst()
                    .map(List::of)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "it is not one of ingest, project, codec, cold-start, warm,"
                                            + " size and all"));
        }
    }
}
