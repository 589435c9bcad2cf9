/// The one configuration file, read and checked whole.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.config;
