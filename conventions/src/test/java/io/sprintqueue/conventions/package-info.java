/// The conventions, as functions from sources or classes to violations, and the tests that apply
/// them to every module.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.conventions;
