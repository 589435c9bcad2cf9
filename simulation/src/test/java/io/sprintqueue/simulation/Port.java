package io.sprintqueue.simulation;

/// What the functions call.
enum Port {
    GATEWAY,
    SECRETS,
    SEND,
    RECEIVE,
    TABLE,
    BODIES,
    DELETE,
    VISIBILITY
}
