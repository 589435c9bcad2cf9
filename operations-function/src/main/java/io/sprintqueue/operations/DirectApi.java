package io.sprintqueue.operations;

import io.sprintqueue.console.data.OperationsApi;

/// The operations API for the console in this function: the same answers without HTTP.
record DirectApi(Operations operations) implements OperationsApi {
    @Override
    public OperationsApi.Answer ask(Question question) {
        var answer =
                operations.answer(new Request(question.route(), question.path(), question.query()));
        return new OperationsApi.Answer(answer.status(), answer.body());
    }
}
