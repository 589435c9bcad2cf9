package io.sprintqueue.processor;

import com.amazonaws.services.lambda.runtime.Context;

import java.lang.reflect.Proxy;

/// Contexts that know only how much time is left.
final class Contexts {
    private Contexts() {}

    static Context of(int remainingMillis) {
        return (Context)
                Proxy.newProxyInstance(
                        Contexts.class.getClassLoader(),
                        new Class<?>[] {Context.class},
                        (_, method, _) ->
                                method.getName().equals("getRemainingTimeInMillis")
                                        ? remainingMillis
                                        : null);
    }
}
