/// The console's two edges: pages for a browser on this machine, and a custom widget of CloudWatch.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.console;
