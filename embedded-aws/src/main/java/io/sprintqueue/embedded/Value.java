package io.sprintqueue.embedded;

import java.util.List;
import java.util.Map;

/// A value of the template. Numbers and flags stay text, since CloudFormation converts them anyway.
sealed interface Value {
    SourceLocation location();

    record Text(SourceLocation location, String text) implements Value {}

    record Items(SourceLocation location, List<Value> items) implements Value {}

    record Fields(SourceLocation location, Map<String, Value> fields) implements Value {}

    /// An intrinsic function, in its long or its short form.
    ///
    /// @param function the long name: `Ref`, `Fn::GetAtt`
    record Call(SourceLocation location, String function, Value argument) implements Value {}

    /// The fields of this mapping; anything else is an error of the template.
    default Map<String, Value> asFields() {
        if (this instanceof Fields(_, var fields)) {
            return fields;
        }
        throw location().problem("a mapping is expected here");
    }

    /// The items of this list; anything else is an error of the template.
    default List<Value> asItems() {
        if (this instanceof Items(_, var items)) {
            return items;
        }
        throw location().problem("a list is expected here");
    }

    /// The text that stands here itself, not through an intrinsic function.
    default String asText() {
        if (this instanceof Text(_, var text)) {
            return text;
        }
        throw location().problem("a text is expected here");
    }
}
