/// The deliveries of webhooks: what they say, when they are sent, and what becomes of them.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.fakejira.webhook;
