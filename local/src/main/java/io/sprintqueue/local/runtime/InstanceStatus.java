package io.sprintqueue.local.runtime;

/// A process of a function at one moment.
///
/// @param handle the process
/// @param busy whether it handles an event
public record InstanceStatus(ProcessHandle handle, boolean busy) {}
