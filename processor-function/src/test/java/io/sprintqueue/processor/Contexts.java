package io.sprintqueue.processor;

import com.amazonaws.services.lambda.runtime.Context;

import io.sprintqueue.aws.PlainContext;

/// Contexts of invocations with a time that is left.
final class Contexts {
    private Contexts() {}

    static Context of(int remainingMillis) {
        return new PlainContext("processor") {
            @Override
            public int getRemainingTimeInMillis() {
                return remainingMillis;
            }
        };
    }
}
