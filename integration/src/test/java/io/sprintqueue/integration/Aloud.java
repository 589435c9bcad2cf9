package io.sprintqueue.integration;

import java.util.logging.Logger;

/// Prints what everyone who runs the tests must see, whatever else is logged.
final class Aloud {
    private static final Logger LOG = Logger.getLogger("integration");

    private Aloud() {}

    static void say(String what) {
        LOG.info(what);
    }
}
