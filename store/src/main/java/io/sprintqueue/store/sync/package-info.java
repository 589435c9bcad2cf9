/// What sync remembers of its jobs. The sync function works by it; operators read it, and ask for
/// runs, through the operations function, which knows nothing else of sync.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.store.sync;
