package io.sprintqueue.lab.functions;

import io.sprintqueue.local.runtime.Program;

import java.util.List;

/// How a process of a function is started.
public enum StartMode {
    /// As Java does by itself, and Lambda with SnapStart.
    PLAIN("plain"),
    /// With the first compiler alone, as Lambda has it without SnapStart.
    FIRST_COMPILER("first compiler only"),
    /// The same, with a cache of loaded classes and profiles that a run before has written.
    AOT_CACHE("AOT cache"),
    /// Kept after its hooks have run, then woken. The process continues here, so that reading the
    /// snapshot costs nothing.
    SNAP_START("snap-start");

    private static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    private final String text;

    StartMode(String text) {
        this.text = text;
    }

    List<String> options() {
        return switch (this) {
            case PLAIN -> List.of();
            case FIRST_COMPILER, AOT_CACHE -> Program.USUAL_OPTIONS;
            case SNAP_START -> List.of(HOOKS);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
