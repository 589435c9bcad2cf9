package io.sprintqueue.ingest;

import org.jspecify.annotations.Nullable;

/// A stored secret that can be changed and can fail.
final class StoredSecret implements SecretSource {
    private String text;
    private @Nullable Throwable failure;
    private int reads;

    StoredSecret(String text) {
        this.text = text;
    }

    @Override
    public synchronized String read() {
        reads++;
        if (failure != null) {
            Thrown.<RuntimeException>sneak(failure);
        }
        return text;
    }

    synchronized void change(String newText) {
        text = newText;
    }

    synchronized void fail(Throwable with) {
        failure = with;
    }

    synchronized void recover() {
        failure = null;
    }

    synchronized int reads() {
        return reads;
    }
}
