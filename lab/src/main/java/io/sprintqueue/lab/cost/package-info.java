/// What a million events cost on AWS: counts times prices.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lab.cost;
