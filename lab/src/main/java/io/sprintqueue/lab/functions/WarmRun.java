package io.sprintqueue.lab.functions;

import java.time.Duration;

/// The cost of a warmed-up process of a function.
///
/// @param wall from the first event that counts until the last was answered, one after the other
/// @param processor the time that the process had on a processor meanwhile, its compilers included
public record WarmRun(Duration wall, Duration processor) {
    /// What both took.
    public WarmRun plus(WarmRun other) {
        return new WarmRun(wall.plus(other.wall), processor.plus(other.processor));
    }
}
