/// The ingest function: an HTTP API event becomes a verified delivery in its lane.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.ingest;
