package io.sprintqueue.embedded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A SAM template as far as it matters on one machine: parameters by their defaults, the functions'
/// globals, and the resources whose conditions hold. Immutable.
public final class Template {
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, Value> functionGlobals;

    private Template(Value root) {
        var sections = root.asFields();
        section(sections, "Parameters")
                .forEach((name, parameter) -> parameters.put(name, defaultOf(parameter)));
        var conditions = new Conditions(section(sections, "Conditions"), parameters);
        section(sections, "Resources")
                .forEach((id, resource) ->
                        Resource.of(id, resource, conditions)
                                .ifPresent(present -> resources.put(id, present)));
        functionGlobals = section(section(sections, "Globals"), "Function");
    }

    public static Template read(Path file) {
        try {
            return parse(Files.readString(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the template " + file, e);
        }
    }

    /// Reads a template that stands in no file.
    ///
    /// @param name stands before every complaint, as a file's name would
    public static Template parse(String yaml, String name) {
        return new Template(TemplateReader.read(yaml, name));
    }

    /// The routes of the HTTP API that the function answers, in their order.
    public List<HttpRoute> httpRoutes(String functionLogicalId) {
        return Functions.httpRoutes(this, functionLogicalId);
    }

    Map<String, String> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    Map<String, Resource> resources() {
        return Collections.unmodifiableMap(resources);
    }

    @Nullable Value functionGlobal(String name) {
        return functionGlobals.get(name);
    }

    /// The function with this logical id; there must be one.
    Resource function(String logicalId) {
        var resource = resources.get(logicalId);
        if (resource == null || !resource.type().equals(ResourceTypes.FUNCTION)) {
            throw new IllegalArgumentException("the template has no function " + logicalId);
        }
        return resource;
    }

    private static Map<String, Value> section(Map<String, Value> fields, String name) {
        var value = fields.get(name);
        return value == null ? Map.of() : value.asFields();
    }

    private static String defaultOf(Value parameter) {
        var value = parameter.asFields().get("Default");
        if (value == null) {
            throw parameter
                    .location()
                    .problem("without a Default the parameter has no local value");
        }
        return value.asText();
    }
}
