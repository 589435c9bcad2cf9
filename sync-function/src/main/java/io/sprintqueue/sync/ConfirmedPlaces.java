package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraException.Kind;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Holds back the last place of a slice until Jira named the same account after it: a session that
/// expires is answered with what anybody may see.
final class ConfirmedPlaces implements Slice.Places {
    /// So many chunks are lost at most where the end of a slice cannot be confirmed.
    static final int PLACES_MAX = 20;

    private final Runnable check;
    private final Consumer<ObjectNode> confirmed;
    private @Nullable ObjectNode last;
    private int held;

    /// @param check fails where Jira names another account
    /// @param confirmed is told of the places that count
    ConfirmedPlaces(Runnable check, Consumer<ObjectNode> confirmed) {
        this.check = check;
        this.confirmed = confirmed;
    }

    @Override
    public void reach(ObjectNode cursor) {
        last = cursor;
        held++;
        if (held == PLACES_MAX) {
            confirm();
        }
    }

    @Override
    public void confirm() {
        check.run();
        held = 0;
        if (last != null) {
            confirmed.accept(last);
            last = null;
        }
    }

    /// Confirms the last place of a slice. Where no request is left, the budget says so once and
    /// gives the one that it keeps.
    void leave() {
        try {
            confirm();
        } catch (JiraException failed) {
            if (failed.kind() != Kind.OUT_OF_TIME) {
                throw failed;
            }
            confirm();
        }
    }

    /// Confirms what was reached before the failure, which is the one that is told of.
    ///
    /// @throws JiraException of kind `CREDENTIALS`, which explains any other failure
    void confirmAfter(RuntimeException failed) {
        if (isOfCredentials(failed)) {
            return;
        }
        try {
            leave();
        } catch (JiraException unconfirmed) {
            if (isOfCredentials(unconfirmed)) {
                throw unconfirmed;
            }
            failed.addSuppressed(unconfirmed);
        }
    }

    private static boolean isOfCredentials(RuntimeException failed) {
        return failed instanceof JiraException jira && jira.kind() == Kind.CREDENTIALS;
    }
}
