package io.sprintqueue.core.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A sprint as Data Center has it in an issue:
/// `…Sprint@1a2b[…,id=197,name=TES Sprint 3,…,state=ACTIVE]`, its parts in any order.
record SprintText(String text) {
    private static final String CLASS = "com.atlassian.greenhopper.service.sprint.Sprint@";
    private static final String OPENING = "(?:\\A" + Pattern.quote(CLASS) + "[0-9a-f]{1,16}\\[|,)";
    private static final String ENDING = "(?=,[a-zA-Z]+=|\\]\\z)";
    private static final int LENGTH_MAX = 20_000;
    private static final String NULL = "<null>";

    // A name or a goal may hold commas and brackets: only a whole `,id=<digits>` before the next
    // `,name=` or the end is taken, and two of them are one too many.
    private static final Pattern ID = part("id", "[0-9]{1,20}");
    private static final Pattern STATE = part("state", "ACTIVE|FUTURE|CLOSED");
    private static final Pattern COMPLETE_DATE = part("completeDate", "[^,\\]]{1,40}");

    /// What else is read of it, under the names of Cloud's objects.
    private static final Map<String, Pattern> PARTS =
            Stream.of("rapidViewId", "name", "goal", "startDate", "endDate", "activatedDate")
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Function.identity(), name -> part(name, ".{1,4000}?")));

    private static Pattern part(String name, String value) {
        return Pattern.compile(OPENING + name + "=(" + value + ")" + ENDING, Pattern.DOTALL);
    }

    /// The sprint; nothing if the text is none.
    static Optional<SprintText> of(String text) {
        return text.startsWith(CLASS) && text.length() <= LENGTH_MAX
                ? Optional.of(new SprintText(text))
                : Optional.empty();
    }

    Optional<String> id() {
        return only(ID);
    }

    /// As Cloud writes it: `active`, `future` or `closed`.
    Optional<String> state() {
        return only(STATE).map(state -> state.toLowerCase(Locale.ROOT));
    }

    Optional<String> completeDate() {
        return only(COMPLETE_DATE);
    }

    /// The sprint in the form that Cloud has it in.
    ObjectNode object() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        id().ifPresent(id -> json.put("id", id));
        state().ifPresent(state -> json.put("state", state));
        completeDate()
                .filter(date -> !date.equals(NULL))
                .ifPresent(date -> json.put("completeDate", date));
        PARTS.forEach((name, pattern) ->
                only(pattern)
                        .filter(value -> !value.equals(NULL))
                        .ifPresent(value -> json.put(name, value)));
        return json;
    }

    /// The one match there is; nothing if a name pretends to be another.
    private Optional<String> only(Pattern pattern) {
        List<MatchResult> matches = pattern.matcher(text).results().limit(2).toList();
        return matches.size() == 1 ? Optional.of(matches.getFirst().group(1)) : Optional.empty();
    }
}
