package io.sprintqueue.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A port to listen on.
///
/// @param number 1 to 65535, or 0 for any free one
record Port(int number) {
    static final int MAX = 65_535;

    /// Refuses a wrong value before any engine is started.
    static final class Converter implements ITypeConverter<Port> {
        @Override
        public Port convert(String text) {
            if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > MAX) {
                throw new TypeConversionException("a port is a number from 0 to " + MAX);
            }
            return new Port(Integer.parseInt(text));
        }
    }
}
