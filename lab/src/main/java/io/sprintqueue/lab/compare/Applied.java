package io.sprintqueue.lab.compare;

import java.time.Instant;

/// An event that a design has done with.
///
/// @param id the identifier with which it was sent
/// @param finished when it was judged, just before it was written for good
record Applied(String id, Instant received, Instant finished) {}
