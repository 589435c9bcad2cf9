package io.sprintqueue.embedded;

import io.sprintqueue.embedded.Value.Call;
import io.sprintqueue.embedded.Value.Fields;
import io.sprintqueue.embedded.Value.Items;
import io.sprintqueue.embedded.Value.Text;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Hands out the properties of one resource, or of a mapping within one, and fails on those that
/// the caller did not read: a property is applied, is known to have no local meaning, or is an
/// error.
final class Properties {
    private final String owner;
    private final SourceLocation location;
    private final Map<String, Value> fields;
    private final Resolver resolver;
    private final Set<String> taken = new HashSet<>();

    private Properties(
            String owner, SourceLocation location, Map<String, Value> fields, Resolver resolver) {
        this.owner = owner;
        this.location = location;
        this.fields = fields;
        this.resolver = resolver;
    }

    static <T> T read(Resource resource, Resolver resolver, Function<Properties, T> reading) {
        var owner = resource.logicalId() + " (" + resource.type() + ")";
        return new Properties(owner, resource.location(), resource.properties(), resolver)
                .whole(reading);
    }

    /// Reads a mapping that stands outside a provisioned resource just as strictly.
    static <T> T read(
            String owner, Value mapping, Resolver resolver, Function<Properties, T> reading) {
        return new Properties(owner, mapping.location(), mapping.asFields(), resolver)
                .whole(reading);
    }

    Optional<String> text(String name) {
        return take(name).map(resolver::text);
    }

    String required(String name) {
        return text(name)
                .orElseThrow(() ->
                        location.problem(owner + ": no " + name + ", only " + fields.keySet()));
    }

    Optional<Boolean> flag(String name) {
        return take(name)
                .map(value ->
                        switch (resolver.text(value)) {
                            case "true" -> true;
                            case "false" -> false;
                            default -> throw value.location().problem("neither true nor false");
                        });
    }

    Optional<Integer> number(String name) {
        return take(name)
                .map(value -> {
                    try {
                        return Integer.valueOf(resolver.text(value));
                    } catch (NumberFormatException _) {
                        throw value.location().problem("not a whole number");
                    }
                });
    }

    List<String> texts(String name) {
        return take(name)
                .map(value -> value.asItems().stream().map(resolver::text).toList())
                .orElse(List.of());
    }

    <T> Optional<T> section(String name, Function<Properties, T> reading) {
        return take(name).map(value -> read(owner, value, resolver, reading));
    }

    <T> List<T> each(String name, Function<Properties, T> reading) {
        return take(name).map(Value::asItems).orElse(List.of()).stream()
                .map(value -> read(owner, value, resolver, reading))
                .toList();
    }

    /// Takes what has no meaning on one machine.
    ///
    /// @param paths of leaves, such as `SSESpecification.SSEEnabled`; lists do not show in them
    void withoutLocalMeaning(Set<String> paths) {
        for (var field : fields.entrySet()) {
            var name = field.getKey();
            if (paths.stream().anyMatch(path -> path.equals(name) || path.startsWith(name + "."))) {
                taken.add(name);
                checkLeaves(field.getValue(), name, paths);
            }
        }
    }

    private void checkLeaves(Value value, String path, Set<String> paths) {
        switch (value) {
            case Text _, Call _ -> {
                resolver.text(value);
                if (!paths.contains(path)) {
                    throw unknown(value, path);
                }
            }
            case Items(_, var items) -> items.forEach(item -> checkLeaves(item, path, paths));
            case Fields(_, var inner) ->
                    inner.forEach((key, leaf) -> checkLeaves(leaf, path + "." + key, paths));
        }
    }

    private Optional<Value> take(String name) {
        taken.add(name);
        return Optional.ofNullable(fields.get(name));
    }

    private <T> T whole(Function<Properties, T> reading) {
        T result = reading.apply(this);
        fields.forEach((name, value) -> {
            if (!taken.contains(name)) {
                throw unknown(value, name);
            }
        });
        return result;
    }

    private TemplateException unknown(Value value, String name) {
        return value.location().problem(owner + ": the property " + name + " is not known here");
    }
}
