/// Which Jira field becomes which register, and how its value is read.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.mapping;
