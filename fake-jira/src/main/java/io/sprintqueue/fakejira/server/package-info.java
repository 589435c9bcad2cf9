/// The sockets around a fake Jira.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.fakejira.server;
