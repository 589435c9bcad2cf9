package io.sprintqueue.ingest;

/// Throws what no signature announces.
final class Thrown {
    private Thrown() {}

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T extends Throwable> T sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
