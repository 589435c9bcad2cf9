package io.sprintqueue.embedded;

import java.util.Map;
import java.util.Set;

/// One entry under `Resources`.
record Resource(String logicalId, String type, Place place, Map<String, Value> properties) {
    private static final Set<String> ATTRIBUTES =
            Set.of("Type", "Properties", "Metadata", "DeletionPolicy", "UpdateReplacePolicy");

    static Resource of(String logicalId, Value value) {
        var fields = value.asFields();
        fields.forEach((name, attribute) -> {
            if (!ATTRIBUTES.contains(name)) {
                throw attribute.place().problem("unknown attribute of a resource");
            }
        });
        var type = fields.get("Type");
        if (type == null) {
            throw value.place().problem("the resource has no Type");
        }
        var properties = fields.get("Properties");
        return new Resource(
                logicalId,
                type.asText(),
                value.place(),
                properties == null ? Map.of() : properties.asFields());
    }
}
