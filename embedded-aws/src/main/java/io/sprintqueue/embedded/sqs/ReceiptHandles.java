package io.sprintqueue.embedded.sqs;

import io.sprintqueue.embedded.sqs.fifo.Receipt;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Receipts of one queue as the opaque texts that clients see.
record ReceiptHandles(String queueName) {
    private static final Pattern CONTENT = Pattern.compile("(\\d{1,19}):(\\d{1,9}):(.*)");

    String write(Receipt receipt) {
        String content = receipt.sequence() + ":" + receipt.receive() + ":" + queueName;
        return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.US_ASCII));
    }

    Receipt read(String handle) {
        Matcher content = CONTENT.matcher(decoded(handle));
        if (!content.matches()) {
            throw invalid(handle, "a valid receipt handle.");
        }
        if (!content.group(3).equals(queueName)) {
            throw invalid(handle, "valid for this queue.");
        }
        try {
            return new Receipt(
                    Long.parseLong(content.group(1)), Integer.parseInt(content.group(2)));
        } catch (NumberFormatException _) {
            throw invalid(handle, "a valid receipt handle.");
        }
    }

    private static String decoded(String handle) {
        try {
            return new String(Base64.getDecoder().decode(handle), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static SqsException invalid(String handle, String reason) {
        return SqsError.RECEIPT_HANDLE_IS_INVALID.because(
                "The input receipt handle \"%s\" is not %s".formatted(handle, reason));
    }
}
