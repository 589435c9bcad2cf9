package io.sprintqueue.jira.doctor;

import java.util.Locale;

/// The checks, each a judgement over the facts alone.
public enum Check {
    REACHABLE,
    CERTIFICATE,
    KIND,
    CLOUD_ID,
    TOKEN,
    TOKEN_END,
    CLOCK,
    RATE_LIMIT,
    LANGUAGE,
    RIGHTS,
    PROJECTS,
    SYNC_PROJECTS,
    BOARDS,
    PRIVATE_BOARDS,
    SPRINT_FIELD,
    RANK_FIELD,
    POINTS_FIELD,
    MAPPED_FIELDS,
    FIELD_TYPES,
    BOARD_FIELDS,
    ADMINISTRATOR,
    WEBHOOK,
    WEBHOOK_URL,
    WEBHOOK_ONCE,
    WEBHOOK_ENABLED,
    WEBHOOK_SIGNED,
    WEBHOOK_EVENTS,
    WEBHOOK_FILTER,
    WEBHOOK_BODY,
    DELIVERIES,
    SIGNATURES;

    Finding judge(Facts facts) {
        return switch (this) {
            case REACHABLE -> SiteChecks.reachable(facts);
            case CERTIFICATE -> SiteChecks.certificate(facts);
            case KIND -> SiteChecks.kind(facts);
            case CLOUD_ID -> SiteChecks.cloudId(facts);
            case TOKEN -> SiteChecks.token(facts);
            case TOKEN_END -> SiteChecks.tokenEnd(facts);
            case CLOCK -> SiteChecks.clock(facts);
            case RATE_LIMIT -> SiteChecks.rateLimit(facts);
            case LANGUAGE -> AccountChecks.language(facts);
            case RIGHTS -> AccountChecks.rights(facts);
            case PROJECTS -> AccountChecks.projects(facts);
            case SYNC_PROJECTS -> AccountChecks.syncProjects(facts);
            case BOARDS -> AccountChecks.boards(facts);
            case PRIVATE_BOARDS -> AccountChecks.privateBoards(facts);
            case SPRINT_FIELD -> FieldChecks.sprintField(facts);
            case RANK_FIELD -> FieldChecks.rankField(facts);
            case POINTS_FIELD -> FieldChecks.pointsField(facts);
            case MAPPED_FIELDS -> FieldChecks.mappedFields(facts);
            case FIELD_TYPES -> FieldChecks.types(facts);
            case BOARD_FIELDS -> FieldChecks.boardFields(facts);
            case ADMINISTRATOR -> WebhookChecks.administrator(facts);
            case WEBHOOK -> WebhookChecks.registered(facts);
            case WEBHOOK_URL -> WebhookChecks.address(facts);
            case WEBHOOK_ONCE -> WebhookChecks.once(facts);
            case WEBHOOK_ENABLED -> WebhookChecks.enabled(facts);
            case WEBHOOK_SIGNED -> WebhookChecks.signed(facts);
            case WEBHOOK_EVENTS -> WebhookChecks.events(facts);
            case WEBHOOK_FILTER -> FilterChecks.filter(facts);
            case WEBHOOK_BODY -> WebhookChecks.body(facts);
            case DELIVERIES -> ArrivalChecks.deliveries(facts);
            case SIGNATURES -> ArrivalChecks.signatures(facts);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
