/// The domain of Sprintqueue. It knows no AWS, no clock, no randomness and no environment.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core;
