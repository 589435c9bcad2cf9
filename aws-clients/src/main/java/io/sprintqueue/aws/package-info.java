/// How every AWS client of Sprintqueue is built.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.aws;
