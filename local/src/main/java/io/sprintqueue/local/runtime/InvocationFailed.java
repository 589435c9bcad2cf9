package io.sprintqueue.local.runtime;

import java.util.concurrent.ExecutionException;

/// An invocation that gave no answer: the function threw, its process died or took too long, or
/// there was none to take it.
public final class InvocationFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// With what happened, for people.
    public InvocationFailed(String message) {
        super(message);
    }

    /// What a future ended with.
    static InvocationFailed because(ExecutionException failed) {
        Throwable cause = failed.getCause();
        return new InvocationFailed(
                String.valueOf(cause == null ? failed.getMessage() : cause.getMessage()));
    }
}
