/// The page to look at and click in.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.fakejira.page;
