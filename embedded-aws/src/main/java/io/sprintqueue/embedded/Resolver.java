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
            case "Ref" -> reference(call.argument().asText(), call.location());
            case "Fn::GetAtt" -> attribute(call.argument(), call.location());
            case "Fn::Sub" -> substitute(call.argument().asText(), call.location());
            default -> throw call.location().problem("unknown function " + call.function());
        };
    }

    private String reference(String name, SourceLocation location) {
        var text = texts.get(name);
        return text != null ? text : resource(name, location).reference();
    }

    private String attribute(Value argument, SourceLocation location) {
        var path =
                argument instanceof Items(_, var items)
                        ? String.join(".", items.stream().map(Value::asText).toList())
                        : argument.asText();
        return attribute(path, location);
    }

    private String attribute(String path, SourceLocation location) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            throw location.problem(path + " names no attribute");
        }
        var name = path.substring(dot + 1);
        var value = resource(path.substring(0, dot), location).attributes().get(name);
        if (value == null) {
            throw location.problem("the attribute " + path + " is not known here");
        }
        return value;
    }

    private String substitute(String text, SourceLocation location) {
        return SUBSTITUTION
                .matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(replacement(match.group(1), location)));
    }

    private String replacement(String name, SourceLocation location) {
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        return name.contains(".") ? attribute(name, location) : reference(name, location);
    }

    private Provisioned resource(String logicalId, SourceLocation location) {
        return resources
                .apply(logicalId)
                .orElseThrow(() -> location.problem(logicalId + " has no value here"));
    }
}
