package io.sprintqueue.ingest;

import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.LaneSender;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Lanes that keep what they are sent, and can fail.
final class RecordingLanes implements LaneSender {
    private final List<LaneMessage> sent = new ArrayList<>();
    private @Nullable Runnable failure;

    @Override
    public void send(LaneMessage message) {
        if (failure != null) {
            failure.run();
        }
        sent.add(message);
    }

    /// From now on every send ends as this does.
    void fail(Runnable with) {
        failure = with;
    }

    void recover() {
        failure = null;
    }

    void forget() {
        sent.clear();
    }

    List<LaneMessage> sent() {
        return sent;
    }
}
