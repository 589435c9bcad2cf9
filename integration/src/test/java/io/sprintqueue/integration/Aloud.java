package io.sprintqueue.integration;

import java.util.logging.Logger;

/// What must be seen by whoever runs the tests, whatever else is logged.
final class Aloud {
    private static final Logger LOG = Logger.getLogger("integration");

    private Aloud() {}

    static void say(String what) {
        LOG.info(what);
    }
}
