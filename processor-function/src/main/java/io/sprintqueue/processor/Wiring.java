package io.sprintqueue.processor;

import io.sprintqueue.lanes.MessageCodec;
import java.time.InstantSource;

/// PLACEHOLDER
public record Wiring(MessageCodec codec, BatchProcessor processor, BatchReporter reporter, InstantSource clock) {}
