/// The state of an entity as a product of joins.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.merge;
