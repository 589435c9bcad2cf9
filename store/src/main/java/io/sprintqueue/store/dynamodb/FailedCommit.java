package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Says what a failed write comes to.
final class FailedCommit {
    private static final String REFUSED = "ConditionalCheckFailed";

    /// Temporary reasons: the same commit may succeed a moment later.
    private static final Set<String> CONTENDED =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private FailedCommit() {}

    /// What became of the commit.
    ///
    /// @throws DynamoDbException the very one given, where it says nothing of the commit
    static CommitResult of(DynamoDbException failed, Commit commit) {
        return switch (failed) {
            case TransactionCanceledException cancelled -> ofCancelled(cancelled, commit);
            case ConditionalCheckFailedException refused ->
                    ofStanding(Map.of(commit.records().getFirst(), refused.item()), commit);
            case TransactionConflictException _ ->
                    new CommitResult.Contended("TransactionConflict");
            case TransactionInProgressException _ ->
                    new CommitResult.Contended("TransactionInProgress");
            case DynamoDbException throttled when throttled.isThrottlingException() ->
                    new CommitResult.Contended("Throttled");
            case DynamoDbException other -> throw other;
        };
    }

    private static CommitResult ofCancelled(TransactionCanceledException cancelled, Commit commit) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        var standing = new HashMap<EventRecord, Map<String, AttributeValue>>();
        int state = Transactions.statePosition(commit);
        for (int i = 0; i < Math.min(state, reasons.size()); i++) {
            if (REFUSED.equals(reasons.get(i).code())) {
                standing.put(commit.records().get(i), reasons.get(i).item());
            }
        }
        if (!standing.isEmpty()) {
            return ofStanding(standing, commit);
        }
        if (state < reasons.size() && REFUSED.equals(reasons.get(state).code())) {
            return new CommitResult.StateMoved();
        }
        return contended(reasons).orElseThrow(() -> cancelled);
    }

    /// Where all that stands is this attempt's own, its acknowledgement was lost and it held.
    private static CommitResult ofStanding(
            Map<EventRecord, Map<String, AttributeValue>> standing, Commit commit) {
        Set<EventId> ofOthers =
                standing.entrySet().stream()
                        .filter(entry -> !isOfAttempt(commit.attemptId(), entry.getValue()))
                        .map(entry -> entry.getKey().envelope().eventId())
                        .collect(Collectors.toUnmodifiableSet());
        return ofOthers.isEmpty()
                ? new CommitResult.Committed()
                : new CommitResult.AlreadySettled(ofOthers);
    }

    private static boolean isOfAttempt(String attemptId, Map<String, AttributeValue> item) {
        return attemptId.equals(new Item(item).textOrNull(Attributes.WRITER));
    }

    private static Optional<CommitResult> contended(List<CancellationReason> reasons) {
        return reasons.stream()
                .map(CancellationReason::code)
                .filter(CONTENDED::contains)
                .findFirst()
                .map(CommitResult.Contended::new);
    }
}
