package io.sprintqueue.core.support;

import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.merge.Fields;

import java.util.List;

/// The mappings of the two sites that the samples come from.
public final class Mappings {
    public static final FieldMapping CLOUD =
            mapping(
                    List.of("customfield_10020"),
                    List.of("customfield_10019"),
                    List.of("customfield_10016", "customfield_10026"));
    public static final FieldMapping DATA_CENTER =
            mapping(
                    List.of("customfield_10107"),
                    List.of("customfield_10108"),
                    List.of("customfield_10106"));

    private Mappings() {}

    private static FieldMapping mapping(
            List<String> sprint, List<String> rank, List<String> storyPoints) {
        return new FieldMapping(
                List.of(
                        new FieldRule(Fields.SPRINT, FieldType.SPRINT, sprint),
                        new FieldRule(Fields.RANK, FieldType.STRING, rank),
                        new FieldRule(Fields.STORY_POINTS, FieldType.NUMBER, storyPoints),
                        new FieldRule(
                                Fields.EPIC,
                                FieldType.OPTION,
                                List.of("parent.key", "customfield_10014"))));
    }
}
