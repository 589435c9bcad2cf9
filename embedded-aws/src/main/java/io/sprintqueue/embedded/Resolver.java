package io.sprintqueue.embedded;

import io.sprintqueue.embedded.Value.Call;
import io.sprintqueue.embedded.Value.Fields;
import io.sprintqueue.embedded.Value.Items;
import io.sprintqueue.embedded.Value.Text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns values of the template into text, intrinsic functions included.
final class Resolver {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, String> texts;
    private final Function<String, Optional<Provisioned>> resources;

    /// @param resources finds a resource by its logical id, and provisions it where that is still
    /// to be done
    Resolver(
            Map<String, String> parameters,
            String region,
            String accountId,
            Function<String, Optional<Provisioned>> resources) {
        this.texts = new HashMap<>(parameters);
        texts.put("AWS::Region", region);
        texts.put("AWS::AccountId", accountId);
        texts.put("AWS::Partition", "aws");
        texts.put("AWS::StackName", "sprintqueue");
        this.resources = resources;
    }

    String text(Value value) {
        return switch (value) {
            case Text(_, var text) -> text;
            case Call call -> call(call);
            case Items _, Fields _ -> value.asText();
        };
    }

    private String call(Call call) {
        return switch (call.function()) {
            case "Ref" -> reference(call.argument().asText(), call.place());
            case "Fn::GetAtt" -> attribute(call.argument(), call.place());
            case "Fn::Sub" -> substitute(call.argument().asText(), call.place());
            default -> throw call.place().problem("unknown function " + call.function());
        };
    }

    private String reference(String name, Place place) {
        var text = texts.get(name);
        return text != null ? text : resource(name, place).reference();
    }

    private String attribute(Value argument, Place place) {
        var path =
                argument instanceof Items(_, var items)
                        ? String.join(".", items.stream().map(Value::asText).toList())
                        : argument.asText();
        return attribute(path, place);
    }

    private String attribute(String path, Place place) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            throw place.problem(path + " names no attribute");
        }
        var name = path.substring(dot + 1);
        var value = resource(path.substring(0, dot), place).attributes().get(name);
        if (value == null) {
            throw place.problem("the attribute " + path + " is not known here");
        }
        return value;
    }

    private String substitute(String text, Place place) {
        return SUBSTITUTION
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(replacement(match.group(1), place)));
    }

    private String replacement(String name, Place place) {
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        return name.contains(".") ? attribute(name, place) : reference(name, place);
    }

    private Provisioned resource(String logicalId, Place place) {
        return resources
                .apply(logicalId)
                .orElseThrow(() -> place.problem(logicalId + " has no value here"));
    }
}
