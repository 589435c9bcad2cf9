package io.sprintqueue.local;

import java.util.function.Function;

/// A function of the template, wherever it runs: an event in, its answer out.
///
/// @param <I> the event
/// @param <O> the answer
@FunctionalInterface
interface FunctionInvoker<I, O> extends Function<I, O> {}
