package io.sprintqueue.embedded.sqs.fifo;

/// A message as a consumer gets it.
public record Delivery(Message message, long sequence, long sentMillis, Receives receives) {
    public Receipt receipt() {
        return new Receipt(sequence, receives.count());
    }
}
