package io.sprintqueue.ingest;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/// How a dependency may misbehave over HTTP, whichever it is.
enum Fault {
    BROKEN {
        @Override
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
            answer(exchange, 500, error("InternalFailure"));
        }
    },
    UNAVAILABLE {
        @Override
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
            answer(exchange, 503, error("ServiceUnavailable"));
        }
    },
    THROTTLING {
        @Override
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
            answer(exchange, 400, error("ThrottlingException"));
        }
    },
    TOO_MANY_REQUESTS {
        @Override
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
            answer(exchange, 429, error("TooManyRequestsException"));
        }
    },
    DENYING {
        @Override
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
            answer(exchange, 403, error("AccessDeniedException"));
        }
    },
    NOT_FOUND {
        @Override
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
            answer(exchange, 404, error("ResourceNotFoundException"));
        }
    },
    REFUSING {
        @Override
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
            answer(exchange, 413, error("RequestEntityTooLarge"));
        }
    },
    SPEAKING_ANOTHER_LANGUAGE {
        @Override
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
            answer(exchange, 400, "<html>{".getBytes(StandardCharsets.UTF_8));
        }
    },
    REDIRECTING {
        @Override
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
            answer(exchange, 307, new byte[0]);
        }
    },
    CUTTING_OFF_ITS_ANSWER {
        @Override
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
            exchange.sendResponseHeaders(500, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        }
    },
    HANGING_UP {
        @Override
        void answer(HttpExchange exchange, CountDownLatch end) {
            // The server closes what was not answered.
        }
    },
    SILENT {
        @Override
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
            try {
                end.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    },
    TRICKLING {
        @Override
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
            exchange.sendResponseHeaders(500, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            SILENT.answer(exchange, end);
        }
    };

    /// Answers in this way.
    ///
    /// @param end when the test is over
    abstract void answer(HttpExchange exchange, CountDownLatch end) throws IOException;

    /// Whether only the end of the time for a call ends it.
    boolean isSlow() {
        return this == SILENT || this == TRICKLING;
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] error(String type) {
        return "{\"__type\":\"%s\",\"message\":\"no\"}"
                .formatted(type)
                .getBytes(StandardCharsets.UTF_8);
    }
}
