package io.sprintqueue.simulation;

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
    VISIBILITY
}
