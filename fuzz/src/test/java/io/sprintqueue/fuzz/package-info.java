/// What the fuzz targets share: where they start from.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.fuzz;
