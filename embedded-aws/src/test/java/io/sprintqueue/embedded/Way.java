package io.sprintqueue.embedded;

import io.sprintqueue.aws.Transport;

/// The ways from a client to an engine. What holds on one holds on the other.
enum Way {
    HTTP,
    IN_PROCESS;

    Transport to(EmbeddedAws aws) {
        return switch (this) {
            case HTTP -> Transport.HTTP;
            case IN_PROCESS -> aws.transport();
        };
    }
}
