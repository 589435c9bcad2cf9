package io.sprintqueue.cli.local;

/// A function on the path of a delivery.
public enum MeasuredFunction {
    INGEST("ingest", LocalFunction.INGEST, "ingest-function"),
    PROCESSOR("processor", LocalFunction.PROCESSOR, "processor-function");

    private final String text;
    private final String logicalId;
    private final String module;

    MeasuredFunction(String text, LocalFunction<?, ?> function, String module) {
        this.text = text;
        this.logicalId = function.logicalId();
        this.module = module;
    }

    /// What the template calls it.
    String logicalId() {
        return logicalId;
    }

    /// The module that it is built in.
    String module() {
        return module;
    }

    @Override
    public String toString() {
        return text;
    }
}
