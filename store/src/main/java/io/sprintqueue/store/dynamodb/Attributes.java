package io.sprintqueue.store.dynamodb;

/// The names of the table's attributes and indexes.
final class Attributes {
    static final String PK = "pk";
    static final String SK = "sk";

    /// Epoch seconds; DynamoDB removes the item some time after.
    static final String EXPIRES_AT = "expiresAt";

    static final String BY_SPRINT = "by-sprint";
    static final String SPRINT_KEY = "sprintKey";
    static final String RANK_KEY = "rankKey";

    static final String BY_KEY = "by-key";
    static final String ISSUE_KEY = "issueKey";

    static final String BY_OUTCOME = "by-outcome";
    static final String OUTCOME_SHARD = "outcomeShard";
    static final String OUTCOME_AT = "outcomeAt";

    static final String REVISION = "revision";
    static final String HEAD = "head";
    static final String FIELDS = "fields";
    static final String STAMPS = "stamps";
    static final String LAST_ACTIVITY = "lastActivity";
    static final String KEYS = "keys";

    /// Of a mention, in a form that sorts as stamps do.
    static final String SORTED_STAMP = "sortedStamp";

    static final String DELETED = "deleted";

    static final String OUTCOME = "outcome";
    static final String REASON = "reason";
    static final String WEBHOOK_EVENT = "webhookEvent";

    /// Not named `issueKey`, which would put every event into the index by key.
    static final String KEY_IN_BODY = "keyInBody";

    static final String ENTITY = "entity";
    static final String LANE = "lane";
    static final String JIRA_TIMESTAMP = "jiraTimestamp";
    static final String RECEIVED_AT = "receivedAt";
    static final String FINISHED_AT = "finishedAt";
    static final String DUE_AT = "dueAt";
    static final String IDENTIFIER = "identifier";
    static final String RETRY = "retry";
    static final String FLOW = "flow";
    static final String USER_AGENT = "userAgent";
    static final String ATTEMPTS = "attempts";
    static final String AT = "at";
    static final String ERROR = "error";
    static final String REDRIVE_CYCLE = "redriveCycle";
    static final String REPLAY = "replay";
    static final String BODY_KEY = "bodyKey";
    static final String TRACEPARENT = "traceparent";
    static final String ORIGIN = "origin";
    static final String WRITER = "writer";
    static final String WARNINGS = "warnings";
    static final String CLEARED_ABSENT = "clearedAbsent";
    static final String BY = "by";
    static final String STAMP = "stamp";
    static final String CHANGES = "changes";
    static final String LEFT_OUT = "leftOut";

    static final String UPDATED = "updated";
    static final String TIMESTAMP = "timestamp";
    static final String CHANGELOG_ID = "changelogId";
    static final String KEY = "key";
    static final String SUBTASK = "subtask";
    static final String IN_BEFORE = "inBefore";
    static final String IN_AFTER = "inAfter";
    static final String POINTS_BEFORE = "pointsBefore";
    static final String POINTS_AFTER = "pointsAfter";
    static final String CATEGORY_BEFORE = "categoryBefore";
    static final String CATEGORY_AFTER = "categoryAfter";

    private Attributes() {}
}
