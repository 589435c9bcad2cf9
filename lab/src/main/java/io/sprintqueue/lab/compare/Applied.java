package io.sprintqueue.lab.compare;

import java.time.Instant;

/// An event that a design has processed.
///
/// @param id the identifier with which it was sent
/// @param finished when it was evaluated, just before its last commit
record Applied(String id, Instant received, Instant finished) {}
