package io.sprintqueue.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Refuses wrong options before the command does anything.
///
/// @param spec the command that they are given to
record OptionCheck(CommandSpec spec) {
    /// @throws ParameterException with the problem, where the condition does not hold
    void that(boolean holds, String problem) {
        if (!holds) {
            throw wrong(problem);
        }
    }

    ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
