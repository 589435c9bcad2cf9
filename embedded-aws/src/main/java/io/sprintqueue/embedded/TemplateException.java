package io.sprintqueue.embedded;

import java.io.Serial;

/// The template has an error; the message names its place and reason.
public final class TemplateException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    TemplateException(String message) {
        super(message);
    }

    TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
