package io.sprintqueue.simulation;

import io.sprintqueue.aws.PlainContext;

/// What Lambda says of an invocation: the time that is left, in virtual time.
final class LambdaContext extends PlainContext {
    private final Agenda agenda;
    private final Invocation invocation;

    LambdaContext(Agenda agenda, Invocation invocation) {
        super("function");
        this.agenda = agenda;
        this.invocation = invocation;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Math.toIntExact(invocation.deadlineMillis() - agenda.millis());
    }

    @Override
    public String getXrayTraceId() {
        return "Root=1-6ac4b93b-3f1c5a7e9b2d4c6f8a0e1b3d";
    }
}
