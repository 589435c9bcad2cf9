package io.sprintqueue.ingest;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The lines that the function logs while this is open, as its own layout writes them.
final class Logged implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LogManager.getRootLogger();
    private final Appender appender;

    Logged() {
        Appender own = root.getAppenders().get("json");
        if (own == null) {
            throw new AssertionError("the function's log4j2.xml is not in force");
        }
        appender =
                new AbstractAppender("logged", null, own.getLayout(), false, Property.EMPTY_ARRAY) {
                    @Override
                    public void append(LogEvent event) {
                        byte[] line = getLayout().toByteArray(event);
                        lines.add(new String(line, StandardCharsets.UTF_8));
                    }
                };
        appender.start();
        root.addAppender(appender);
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        root.removeAppender(appender);
        appender.stop();
    }
}
