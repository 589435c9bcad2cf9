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
        var root = new Place(name, 1, "");
        try {
            return new Compose(settings)
                    .composeString(yaml)
                    .map(node -> value(node, root))
                    .orElseThrow(() -> root.problem("the template is empty"));
        } catch (YamlEngineException e) {
            throw new TemplateException(name + " is not well-formed YAML: " + e.getMessage(), e);
        }
    }

    private static Value value(Node node, Place parent) {
        var place = parent.at(node.getStartMark().map(Mark::getLine).orElse(0) + 1);
        if (node.isRecursive()) {
            throw place.problem("a value contains itself");
        }
        var tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain(node, place);
        }
        var function = tag.equals("!Ref") ? "Ref" : "Fn::" + tag.substring(1);
        return new Call(place, function, plain(node, place.key(function)));
    }

    private static Value plain(Node node, Place place) {
        return switch (node) {
            case ScalarNode scalar -> text(scalar, place);
            case SequenceNode sequence -> items(sequence, place);
            case MappingNode mapping -> fields(mapping, place);
            case Node _ -> throw place.problem("unknown kind of YAML node");
        };
    }

    private static Value text(ScalarNode scalar, Place place) {
        if (scalar.getTag().equals(Tag.NULL)) {
            throw place.problem("the value is missing");
        }
        return new Text(place, scalar.getValue());
    }

    private static Value items(SequenceNode sequence, Place place) {
        List<Value> items = new ArrayList<>();
        for (Node node : sequence.getValue()) {
            items.add(value(node, place.item(items.size())));
        }
        return new Items(place, List.copyOf(items));
    }

    private static Value fields(MappingNode mapping, Place place) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            var key = plain(tuple.getKeyNode(), place).asText();
            if (fields.put(key, value(tuple.getValueNode(), place.key(key))) != null) {
                throw place.key(key).problem("the key appears twice");
            }
        }
        if (fields.size() == 1) {
            var only = fields.entrySet().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return new Call(place, only.getKey(), only.getValue());
            }
        }
        return new Fields(place, Collections.unmodifiableMap(fields));
    }
}
