package io.sprintqueue.lab.functions;

/// The repeated input of a function.
public enum Work {
    NOTHING("an empty function", MeasuredFunction.FLOOR, 1, 1),
    DELIVERIES("ingest, a delivery", MeasuredFunction.INGEST, 1, 1),
    TEN_ISSUES("processor, ten issues", MeasuredFunction.PROCESSOR, 10, 10),
    ONE_ISSUE("processor, one issue", MeasuredFunction.PROCESSOR, 10, 1);

    private final String text;
    private final MeasuredFunction function;
    private final int messages;
    private final int issues;

    Work(String text, MeasuredFunction function, int messages, int issues) {
        this.text = text;
        this.function = function;
        this.messages = messages;
        this.issues = issues;
    }

    /// Who does it.
    public MeasuredFunction function() {
        return function;
    }

    /// How many events it is given at once.
    public int messages() {
        return messages;
    }

    /// How many issues these are about.
    int issues() {
        return issues;
    }

    @Override
    public String toString() {
        return text;
    }
}
