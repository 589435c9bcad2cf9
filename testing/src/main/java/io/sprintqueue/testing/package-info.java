/// What tests of several modules share.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.testing;
