package io.sprintqueue.embedded;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One entry under `Resources`.
record Resource(
        String logicalId, String type, SourceLocation location, Map<String, Value> properties) {
    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "Type",
                    "Condition",
                    "Properties",
                    "Metadata",
                    "DeletionPolicy",
                    "UpdateReplacePolicy");

    /// The resource with each choice in its properties made; nothing if its condition does not
    /// hold.
    static Optional<Resource> of(String logicalId, Value value, Conditions conditions) {
        var fields = value.asFields();
        fields.forEach((name, attribute) -> {
            if (!ATTRIBUTES.contains(name)) {
                throw attribute.location().problem("unknown attribute of a resource");
            }
        });
        var type = fields.get("Type");
        if (type == null) {
            throw value.location().problem("the resource has no Type");
        }
        var condition = fields.get("Condition");
        if (condition != null && !conditions.hold(condition)) {
            return Optional.empty();
        }
        var properties = Optional.ofNullable(fields.get("Properties")).flatMap(conditions::choose);
        return Optional.of(
                new Resource(
                        logicalId,
                        type.asText(),
                        value.location(),
                        properties.map(Value::asFields).orElse(Map.of())));
    }
}
