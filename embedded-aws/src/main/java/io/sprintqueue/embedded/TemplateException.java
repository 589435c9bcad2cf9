package io.sprintqueue.embedded;

import java.io.Serial;

/// The template says something that cannot be done; the message names the place and the reason.
public final class TemplateException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    TemplateException(String message) {
        super(message);
    }

    TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
