package io.sprintqueue.embedded.engine;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.embedded.DDBExceptionMappingInvocationHandler;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A client of DynamoDB that calls DynamoDB Local in this process, without JSON, signature and
/// socket between: a transaction of two items costs a tenth of what it costs by HTTP.
///
/// Its operations are found by their names, since both sides have the SDK's own.
final class InProcessDynamoDb implements InvocationHandler {
    private static final String ANYONE = "local";

    /// DynamoDB Local's operations, each with an access key, a region and the SDK's request.
    private static final Map<String, Method> OPERATIONS =
            Arrays.stream(DynamoDBRequestHandler.class.getMethods())
                    .filter(method -> method.getParameterCount() == 3)
                    .collect(Collectors.toUnmodifiableMap(Method::getName, Function.identity()));

    private final DynamoDBRequestHandler engine;
    private final String region;
    private final BooleanSupplier isStopped;

    private InProcessDynamoDb(
            DynamoDBRequestHandler engine, String region, BooleanSupplier isStopped) {
        this.engine = engine;
        this.region = region;
        this.isStopped = isStopped;
    }

    static DynamoDbClient client(
            DynamoDBRequestHandler engine, String region, BooleanSupplier isStopped) {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        new InProcessDynamoDb(engine, region, isStopped));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments)
            throws Throwable {
        Method operation = OPERATIONS.get(method.getName());
        if (operation != null && arguments != null && isRequest(operation, arguments)) {
            return call(operation, arguments[0]);
        }
        return switch (method.getName()) {
            case "serviceName" -> DynamoDbClient.SERVICE_NAME;
            case "close" -> null;
            default -> InvocationHandler.invokeDefault(proxy, method, arguments);
        };
    }

    private static boolean isRequest(Method operation, Object[] arguments) {
        return arguments.length == 1 && operation.getParameterTypes()[2].isInstance(arguments[0]);
    }

    private Object call(Method operation, Object request) throws Throwable {
        if (isStopped.getAsBoolean()) {
            throw SdkClientException.create("Unable to call DynamoDB: the engine is stopped");
        }
        try {
            return operation.invoke(engine, ANYONE, region, request);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof DynamoDBLocalServiceException refused) {
                DDBExceptionMappingInvocationHandler.handleDynamoDBLocalServiceException(refused);
            }
            throw failed.getCause();
        }
    }
}
