package io.sprintqueue.jira.setup;

import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.jira.JiraField;

import java.util.List;

/// What is known of the fields that one register is read from.
public sealed interface FieldChoice {
    /// The name of the register in the configuration.
    String name();

    /// There is no doubt.
    record Decided(FieldRule rule) implements FieldChoice {
        @Override
        public String name() {
            return rule.name();
        }
    }

    /// More than one field could be meant, and nothing in Jira decides.
    record Open(String name, List<JiraField> candidates) implements FieldChoice {
        public Open {
            candidates = List.copyOf(candidates);
        }
    }

    /// The account sees no such field.
    record Missing(String name) implements FieldChoice {}
}
