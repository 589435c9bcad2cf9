package io.sprintqueue.embedded.sqs;

/// The errors of SQS, each with its name in the JSON protocol and its code in the older query
/// protocol, which clients still show.
enum SqsError {
    QUEUE_DOES_NOT_EXIST("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"),
    QUEUE_NAME_EXISTS("QueueNameExists", "QueueAlreadyExists"),
    INVALID_ATTRIBUTE_NAME("InvalidAttributeName", "InvalidAttributeName"),
    INVALID_ATTRIBUTE_VALUE("InvalidAttributeValue", "InvalidAttributeValue"),
    RECEIPT_HANDLE_IS_INVALID("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid"),
    MESSAGE_NOT_INFLIGHT("MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight"),
    INVALID_MESSAGE_CONTENTS("InvalidMessageContents", "InvalidMessageContents"),
    EMPTY_BATCH("EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest"),
    TOO_MANY_ENTRIES(
            "TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest"),
    INVALID_ENTRY_ID("InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId"),
    ENTRY_IDS_NOT_DISTINCT(
            "BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct"),
    BATCH_TOO_LONG("BatchRequestTooLong", "AWS.SimpleQueueService.BatchRequestTooLong"),
    UNSUPPORTED_OPERATION("UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation"),
    INVALID_PARAMETER_VALUE("InvalidParameterValueException", "InvalidParameterValue"),
    MISSING_PARAMETER("MissingParameterException", "MissingParameter"),
    MALFORMED_REQUEST("SerializationException", "MalformedInput"),
    SERVICE_UNAVAILABLE("ServiceUnavailableException", "ServiceUnavailable");

    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final String type;
    private final String queryCode;

    SqsError(String type, String queryCode) {
        this.type = type;
        this.queryCode = queryCode;
    }

    String type() {
        return "com.amazonaws.sqs#" + type;
    }

    String queryCode() {
        return queryCode;
    }

    /// Whether the caller is at fault, and not the service.
    boolean isSenderFault() {
        return this != SERVICE_UNAVAILABLE;
    }

    int status() {
        return isSenderFault() ? BAD_REQUEST : UNAVAILABLE;
    }

    SqsException because(String message) {
        return new SqsException(this, message);
    }

    static SqsException invalid(String parameter, Object value, String reason) {
        return INVALID_PARAMETER_VALUE.because(
                "Value %s for parameter %s is invalid. Reason: %s"
                        .formatted(value, parameter, reason));
    }
}
