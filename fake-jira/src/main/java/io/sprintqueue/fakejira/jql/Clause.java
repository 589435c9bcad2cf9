package io.sprintqueue.fakejira.jql;

import java.util.List;

/// What a query asks for, as it was written.
sealed interface Clause {
    /// Every issue.
    record All() implements Clause {}

    /// Issues to which each part applies.
    record And(List<Clause> parts) implements Clause {}

    /// Issues to which some part applies.
    record Or(List<Clause> parts) implements Clause {}

    /// Issues to which the part does not apply.
    record Not(Clause part) implements Clause {}

    /// Issues whose field compares so.
    ///
    /// @param field its name in lower case
    record Term(String field, Operator operator, List<Operand> operands) implements Clause {}

    /// How a field is compared.
    enum Operator {
        EQUALS,
        NOT_EQUALS,
        GREATER,
        AT_LEAST,
        LESS,
        AT_MOST,
        IN,
        NOT_IN,
        CONTAINS;

        /// Whether it compares sizes.
        boolean isRelational() {
            return switch (this) {
                case GREATER, AT_LEAST, LESS, AT_MOST -> true;
                case EQUALS, NOT_EQUALS, IN, NOT_IN, CONTAINS -> false;
            };
        }

        /// Whether it asks for the issues that do not match.
        boolean isNegative() {
            return this == NOT_EQUALS || this == NOT_IN;
        }

        /// Whether a comparison with this sign satisfies it.
        boolean accepts(int sign) {
            return switch (this) {
                case EQUALS, IN, CONTAINS -> sign == 0;
                case NOT_EQUALS, NOT_IN -> sign != 0;
                case GREATER -> sign > 0;
                case AT_LEAST -> sign >= 0;
                case LESS -> sign < 0;
                case AT_MOST -> sign <= 0;
            };
        }
    }

    /// What a field is compared with.
    sealed interface Operand {
        /// A word, a number or a quoted text.
        record Value(String text, boolean quoted) implements Operand {}

        /// The result of a function without arguments.
        ///
        /// @param name in lower case
        record Function(String name) implements Operand {}

        /// Nothing.
        record Empty() implements Operand {}
    }
}
