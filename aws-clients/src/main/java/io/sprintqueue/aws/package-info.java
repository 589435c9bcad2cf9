/// What a function needs of its surroundings: its environment, its configuration, its AWS clients.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.aws;
