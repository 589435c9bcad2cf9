/// What a body says has changed, item by item.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.changelog;
