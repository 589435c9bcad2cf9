package io.sprintqueue.embedded.sqs;

/// Where one that replaces SQS does not do what AWS says.
public enum Difference {
    /// "Any messages sent with the same MessageDeduplicationId are accepted successfully but aren't
    /// delivered." The answer then names the message that is.
    NAMES_A_REPEAT_OTHERWISE,
    /// "DeduplicationScope specifies whether message deduplication occurs at the message group or
    /// queue level."
    KNOWS_ONE_DEDUPLICATION_SCOPE,
    /// "The original message's deduplication ID will be replaced with the original message's ID."
    KEEPS_DEDUPLICATION_IDS_WHEN_IT_MOVES,
    /// "Value for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired."
    TAKES_EXPIRED_RECEIPTS,
    /// "The specified message isn't in flight."
    HIDES_WHAT_IS_NOT_IN_FLIGHT,
    /// "The batch request doesn't contain any entries." "Two or more batch entries in the request
    /// have the same Id." "The Id of a batch entry in a batch request doesn't abide by the
    /// specification."
    TAKES_EMPTY_AND_REPEATING_BATCHES,
    /// "SenderFault specifies whether the error happened due to the caller of the batch API
    /// action."
    BLAMES_ITSELF_FOR_A_BAD_ENTRY,
    /// "MaxNumberOfMessages: valid values: 1 to 10."
    RECEIVES_ANY_NUMBER,
    /// The error has the code that clients know from AWS.
    HAS_OTHER_ERROR_CODES
}
