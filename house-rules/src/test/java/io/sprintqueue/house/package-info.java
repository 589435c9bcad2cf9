/// The rules of the house, as functions from sources or classes to violations, and the tests that
/// hold them over every module.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.house;
