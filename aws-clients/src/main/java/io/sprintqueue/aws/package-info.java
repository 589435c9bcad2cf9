/// What every function needs: its environment, its configuration, its AWS clients.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.aws;
