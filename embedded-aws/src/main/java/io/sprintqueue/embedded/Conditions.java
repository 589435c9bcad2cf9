package io.sprintqueue.embedded;

import io.sprintqueue.embedded.Value.Call;
import io.sprintqueue.embedded.Value.Fields;
import io.sprintqueue.embedded.Value.Items;
import io.sprintqueue.embedded.Value.Text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The conditions of a template, by the values of its parameters, and what they leave of it.
record Conditions(Map<String, Value> conditions, Map<String, String> parameters) {
    private static final String NO_VALUE = "AWS::NoValue";

    /// Whether the condition of that name holds.
    ///
    /// @param name stands where it is used
    boolean hold(Value name) {
        var condition = conditions.get(name.asText());
        if (condition == null) {
            throw name.location().problem("unknown condition " + name.asText());
        }
        return holds(condition);
    }

    /// The value with each choice made; nothing if there is to be none.
    Optional<Value> choose(Value value) {
        return switch (value) {
            case Text _ -> Optional.of(value);
            case Call call -> choose(call);
            case Items(var place, var items) ->
                    Optional.of(
                            new Items(
                                    place,
                                    items.stream()
                                            .flatMap(item -> choose(item).stream())
                                            .toList()));
            case Fields(var place, var fields) -> Optional.of(new Fields(place, choose(fields)));
        };
    }

    private Optional<Value> choose(Call call) {
        if (call.function().equals("Fn::If")) {
            var choice = arguments(call, 3);
            return choose(choice.get(hold(choice.getFirst()) ? 1 : 2));
        }
        boolean none = call.function().equals("Ref") && call.argument().asText().equals(NO_VALUE);
        return none ? Optional.empty() : Optional.of(call);
    }

    private Map<String, Value> choose(Map<String, Value> fields) {
        Map<String, Value> chosen = new LinkedHashMap<>();
        fields.forEach((name, value) -> choose(value).ifPresent(it -> chosen.put(name, it)));
        return Collections.unmodifiableMap(chosen);
    }

    private boolean holds(Value condition) {
        if (condition instanceof Call call) {
            return switch (call.function()) {
                case "Fn::Equals" -> {
                    var sides = arguments(call, 2);
                    yield operand(sides.getFirst()).equals(operand(sides.getLast()));
                }
                case "Fn::Not" -> !holds(arguments(call, 1).getFirst());
                default -> throw call.location().problem("unknown function " + call.function());
            };
        }
        throw condition.location().problem("a condition is expected here");
    }

    private String operand(Value value) {
        if (value instanceof Call(var place, var function, var argument)) {
            var text = function.equals("Ref") ? parameters.get(argument.asText()) : null;
            if (text == null) {
                throw place.problem("only a parameter or a text is expected here");
            }
            return text;
        }
        return value.asText();
    }

    private static List<Value> arguments(Call call, int count) {
        var arguments = call.argument().asItems();
        if (arguments.size() != count) {
            throw call.location().problem(call.function() + " takes " + count);
        }
        return arguments;
    }
}
