package io.sprintqueue.simulation;

import java.util.EnumSet;
import java.util.Set;

/// What the functions call.
enum Port {
    GATEWAY,
    SECRETS,
    SEND,
    RECEIVE,
    TABLE_READ,
    TABLE_COMMIT,
    BODIES,
    DELETE,
    VISIBILITY,
    CELLS,
    JIRA;

    /// What webhooks need: sync is not there.
    static Set<Port> ofWebhooks() {
        return EnumSet.range(GATEWAY, VISIBILITY);
    }
}
