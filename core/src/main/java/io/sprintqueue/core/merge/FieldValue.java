package io.sprintqueue.core.merge;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// The value of a register.
///
/// Each has a canonical text, by which two different values of one stamp (one body read under two
/// mappings) have one winner, whichever comes first.
public sealed interface FieldValue {
    /// A text that tells any two different values apart.
    String canonical();

    /// Jira says that the field is empty.
    record Cleared() implements FieldValue {
        @Override
        public String canonical() {
            return "";
        }
    }

    /// A text, at most as long as its field allows.
    record Text(String text) implements FieldValue {
        @Override
        public String canonical() {
            return "t" + text;
        }
    }

    /// A number; 5 and 5.0 are the same one.
    record Numeric(BigDecimal number) implements FieldValue {
        public Numeric {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }

        @Override
        public String canonical() {
            return "n" + number;
        }
    }

    /// Yes or no.
    record Flag(boolean on) implements FieldValue {
        @Override
        public String canonical() {
            return "b" + on;
        }
    }

    /// A person, by Jira's id, where the body had one, and the name to show.
    record User(@Nullable String id, String name) implements FieldValue {
        @Override
        public String canonical() {
            return id == null ? "u:" + name : "u" + id.length() + ":" + id + name;
        }
    }

    /// Several texts, in Jira's order.
    record Texts(List<String> texts) implements FieldValue {
        public Texts {
            texts = List.copyOf(texts);
        }

        @Override
        public String canonical() {
            var canonical = new StringBuilder("l");
            texts.forEach(text -> canonical.append(text.length()).append(':').append(text));
            return canonical.toString();
        }
    }

    /// A value that a newer version of Sprintqueue wrote and this one does not know: kept as it is.
    ///
    /// @param json the stored form
    record Opaque(String json) implements FieldValue {
        @Override
        public String canonical() {
            return "o" + json;
        }
    }
}
