package io.sprintqueue.embedded;

import io.sprintqueue.embedded.Value.Call;
import io.sprintqueue.embedded.Value.Fields;
import io.sprintqueue.embedded.Value.Items;
import io.sprintqueue.embedded.Value.Text;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads YAML with CloudFormation's short tags into values that know their line and path.
final class TemplateReader {
    private TemplateReader() {}

    static Value read(String yaml, String name) {
        var settings = LoadSettings.builder().setLabel(name).build();
        var root = new SourceLocation(name, 1, "");
        try {
            return new Compose(settings)
                    .composeString(yaml)
                    .map(node -> value(node, root))
                    .orElseThrow(() -> root.problem("the template is empty"));
        } catch (YamlEngineException e) {
            throw new TemplateException(name + " is not well-formed YAML: " + e.getMessage(), e);
        }
    }

    private static Value value(Node node, SourceLocation parent) {
        var location = parent.at(node.getStartMark().map(Mark::getLine).orElse(0) + 1);
        if (node.isRecursive()) {
            throw location.problem("a value contains itself");
        }
        var tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain(node, location);
        }
        var function = tag.equals("!Ref") ? "Ref" : "Fn::" + tag.substring(1);
        return new Call(location, function, plain(node, location.key(function)));
    }

    private static Value plain(Node node, SourceLocation location) {
        return switch (node) {
            case ScalarNode scalar -> text(scalar, location);
            case SequenceNode sequence -> items(sequence, location);
            case MappingNode mapping -> fields(mapping, location);
            case Node _ -> throw location.problem("unknown kind of YAML node");
        };
    }

    private static Value text(ScalarNode scalar, SourceLocation location) {
        if (scalar.getTag().equals(Tag.NULL)) {
            throw location.problem("the value is missing");
        }
        return new Text(location, scalar.getValue());
    }

    private static Value items(SequenceNode sequence, SourceLocation location) {
        List<Value> items = new ArrayList<>();
        for (Node node : sequence.getValue()) {
            items.add(value(node, location.item(items.size())));
        }
        return new Items(location, List.copyOf(items));
    }

    private static Value fields(MappingNode mapping, SourceLocation location) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            var key = plain(tuple.getKeyNode(), location).asText();
            if (fields.put(key, value(tuple.getValueNode(), location.key(key))) != null) {
                throw location.key(key).problem("the key appears twice");
            }
        }
        if (fields.size() == 1) {
            var only = fields.entrySet().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return new Call(location, only.getKey(), only.getValue());
            }
        }
        return new Fields(location, Collections.unmodifiableMap(fields));
    }
}
