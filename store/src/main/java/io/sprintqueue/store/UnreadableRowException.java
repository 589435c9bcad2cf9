package io.sprintqueue.store;

/// A row that cannot be read: left out by the table, edited by hand, or of a newer version's form.
public final class UnreadableRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message names the row and what is wrong with it, and shows none of its values
    public UnreadableRowException(String message) {
        super(message);
    }
}
