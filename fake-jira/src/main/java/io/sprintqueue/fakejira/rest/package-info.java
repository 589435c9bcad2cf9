/// Jira's REST API over a site: requests in, answers out, without a socket.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.fakejira.rest;
