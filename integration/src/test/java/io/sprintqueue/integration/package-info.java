/// One suite of the whole pipeline on several back ends.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.integration;
