package io.sprintqueue.processor;

import io.sprintqueue.store.dynamodb.ItemSize;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Takes down what every AWS client of this process requests and what DynamoDB charges for it,
/// indexes included. The SDK finds it by its name in its own file.
public final class Spending implements ExecutionInterceptor {
    private static final AtomicReference<List<Call>> CALLS = new AtomicReference<>(List.of());

    /// One request.
    ///
    /// @param written write units, 0 for a read
    /// @param read read units, 0 for a write
    record Call(String request, double written, double read) {}

    /// What was spent by the work alone.
    static List<Call> of(Runnable work) {
        CALLS.set(List.of());
        work.run();
        return CALLS.get();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var all = ReturnConsumedCapacity.INDEXES;
        return switch (context.request()) {
            case BatchGetItemRequest read -> read.toBuilder().returnConsumedCapacity(all).build();
            case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(all).build();
            case UpdateItemRequest update -> update.toBuilder().returnConsumedCapacity(all).build();
            case TransactWriteItemsRequest writes ->
                    writes.toBuilder().returnConsumedCapacity(all).build();
            case SdkRequest other -> other;
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        String name = context.request().getClass().getSimpleName();
        Call call =
                switch (context.response()) {
                    case BatchGetItemResponse read ->
                            new Call(name, 0, units(read.consumedCapacity()));
                    case PutItemResponse put -> new Call(name, units(put.consumedCapacity()), 0);
                    case UpdateItemResponse update ->
                            new Call(name, units(update.consumedCapacity()), 0);
                    case TransactWriteItemsResponse writes ->
                            new Call(
                                    name,
                                    tableUnits((TransactWriteItemsRequest) context.request())
                                            + indexUnits(writes.consumedCapacity()),
                                    0);
                    case SdkResponse _ -> new Call(name, 0, 0);
                };
        CALLS.updateAndGet(calls -> {
            var more = new ArrayList<>(calls);
            more.add(call);
            return List.copyOf(more);
        });
    }

    /// By the rules of DynamoDB, two units for each kilobyte that is begun: its local engine counts
    /// no more than one item of a transaction.
    private static double tableUnits(TransactWriteItemsRequest request) {
        return request.transactItems().stream()
                .map(Spending::item)
                .mapToDouble(item -> 2 * Math.ceil(ItemSize.bytes(item) / 1_024.0))
                .sum();
    }

    /// The item as it is after the write; an update of the store sets all of it again.
    private static Map<String, AttributeValue> item(TransactWriteItem write) {
        if (write.put() != null) {
            return write.put().item();
        }
        var item = new HashMap<>(write.update().key());
        write.update()
                .expressionAttributeValues()
                .forEach((name, value) -> item.put(name.substring(1), value));
        item.remove("read");
        return item;
    }

    private static double indexUnits(List<ConsumedCapacity> consumed) {
        return consumed.stream()
                .flatMap(table -> table.globalSecondaryIndexes().values().stream())
                .mapToDouble(Capacity::capacityUnits)
                .sum();
    }

    /// None where the answer is a stand-in's.
    private static double units(@Nullable ConsumedCapacity consumed) {
        return consumed == null ? 0 : units(List.of(consumed));
    }

    private static double units(List<ConsumedCapacity> consumed) {
        return consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }
}
