package io.sprintqueue.core.merge;

import java.util.Map;
import java.util.Set;

/// The names of the registers that every site has; a site's own mapped fields are added to them
/// under [#CUSTOM_PREFIX].
public final class Fields {
    public static final String KEY = "key";
    public static final String SUMMARY = "summary";
    public static final String TYPE = "type";
    public static final String STATUS = "status";
    public static final String STATUS_CATEGORY = "statusCategory";
    public static final String PRIORITY = "priority";
    public static final String ASSIGNEE = "assignee";
    public static final String LABELS = "labels";
    public static final String DUE_DATE = "dueDate";
    public static final String PROJECT_ID = "projectId";
    public static final String PROJECT_KEY = "projectKey";
    public static final String CREATED = "created";
    public static final String UPDATED = "updated";

    /// Whether Jira calls the type a sub-task.
    public static final String SUBTASK = "subtask";

    /// The key of the issue above it: of a sub-task the issue that it is a part of.
    public static final String PARENT_KEY = "parentKey";

    /// Where the type stands in Jira Cloud: 1 and above for an epic, 0 for a story, -1 for a
    /// sub-task. Data Center does not send it.
    public static final String HIERARCHY_LEVEL = "hierarchyLevel";

    /// Mapped by the configuration, since the fields' ids differ from site to site.
    public static final String SPRINT = "sprint";

    public static final String RANK = "rank";
    public static final String STORY_POINTS = "storyPoints";
    public static final String EPIC = "epic";

    public static final String NAME = "name";
    public static final String GOAL = "goal";
    public static final String SPRINT_STATE = "state";
    public static final String START_DATE = "startDate";
    public static final String END_DATE = "endDate";
    public static final String COMPLETE_DATE = "completeDate";
    public static final String ACTIVATED_DATE = "activatedDate";
    public static final String BOARD_ID = "boardId";

    /// Live, archived or trashed, by the name of the last event that says so.
    public static final String LIFECYCLE = "lifecycle";

    /// Whether the account that sync reads with sees the issue. Only readings write it, both ways;
    /// an issue without it is seen.
    public static final String VISIBILITY = "visibility";

    /// The registers of which the last whole body had a value that no rule could read: they keep
    /// what they had before. Written by every whole body, empty too.
    public static final String UNREADABLE = "unreadable";

    public static final String CUSTOM_PREFIX = "custom.";

    /// What the item shows in its own place when the configuration maps it.
    public static final Set<String> MAPPED = Set.of(SPRINT, RANK, STORY_POINTS, EPIC);

    /// What says when and how an issue was read is no change that someone made, and what follows
    /// from its type is not one more.
    public static final Set<String> NOT_CHANGED =
            Set.of(UPDATED, UNREADABLE, SUBTASK, HIERARCHY_LEVEL);

    /// Fields that Jira always names the same, so the configuration may not map them.
    public static final Set<String> BUILT_IN =
            Set.of(
                    KEY,
                    SUMMARY,
                    TYPE,
                    STATUS,
                    STATUS_CATEGORY,
                    PRIORITY,
                    ASSIGNEE,
                    LABELS,
                    DUE_DATE,
                    PROJECT_ID,
                    PROJECT_KEY,
                    CREATED,
                    UPDATED,
                    SUBTASK,
                    PARENT_KEY,
                    HIERARCHY_LEVEL);

    /// What a field is called in the item, where its register has another name.
    private static final Map<String, String> ITEM_NAMES =
            Map.of(SPRINT, "sprintId", EPIC, "epicKey");

    private Fields() {}

    /// What the field of a register is called in the item, in `explain` and on an event's record.
    public static String itemName(String register) {
        return ITEM_NAMES.getOrDefault(register, register);
    }

    /// The register of a mapped field: its own where it has one, else among the custom ones.
    public static String registerOf(String mapped) {
        return MAPPED.contains(mapped) ? mapped : CUSTOM_PREFIX + mapped;
    }
}
