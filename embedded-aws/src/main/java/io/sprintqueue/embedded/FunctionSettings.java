package io.sprintqueue.embedded;

import java.time.Duration;

/// How Lambda runs a function.
///
/// @param handler the class that it calls
/// @param memoryMegabytes what its environment says it may use
/// @param timeout how long one invocation may take
public record FunctionSettings(String handler, int memoryMegabytes, Duration timeout) {}
