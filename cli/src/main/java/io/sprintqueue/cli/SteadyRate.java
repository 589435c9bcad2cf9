package io.sprintqueue.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A steady load as the command line names it, `100x30`.
///
/// @param rate events a second
record SteadyRate(int rate, int seconds) {
    @Override
    public String toString() {
        return rate + "x" + seconds;
    }

    /// Reads it, within bounds.
    static final class Converter implements ITypeConverter<SteadyRate> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,5})x(\\d{1,4})");
        private static final int RATE_MAX = 10_000;
        private static final int SECONDS_MAX = 3_600;

        @Override
        public SteadyRate convert(String text) {
            Matcher form = FORM.matcher(text);
            if (form.matches()) {
                int rate = Integer.parseInt(form.group(1));
                int seconds = Integer.parseInt(form.group(2));
                if (isWithin(rate, RATE_MAX) && isWithin(seconds, SECONDS_MAX)) {
                    return new SteadyRate(rate, seconds);
                }
            }
            throw new TypeConversionException(
                    "a rate from 1 to %d, an x, and seconds from 1 to %d, as in 100x30"
                            .formatted(RATE_MAX, SECONDS_MAX));
        }

        private static boolean isWithin(int number, int most) {
            return number >= 1 && number <= most;
        }
    }
}
