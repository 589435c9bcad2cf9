/// Who changed which value, when, from what and to what.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.provenance;
