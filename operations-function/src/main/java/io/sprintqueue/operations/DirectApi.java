package io.sprintqueue.operations;

import io.sprintqueue.console.data.OperationsApi;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operations API for the console in this very function: the same answers without HTTP.
record DirectApi(Operations operations) implements OperationsApi {
    private static final Logger LOG = LoggerFactory.getLogger(DirectApi.class);

    @Override
    public OperationsApi.Answer ask(Question question) {
        io.sprintqueue.operations.Answer answer = answer(question);
        return new OperationsApi.Answer(answer.status(), answer.body());
    }

    private io.sprintqueue.operations.Answer answer(Question question) {
        try {
            return operations.answer(
                    new Request(question.route(), question.path(), question.query()));
        } catch (RuntimeException failed) {
            LOG.error("{} failed", question.route(), failed);
            return io.sprintqueue.operations.Answer.unavailable();
        }
    }
}
