package io.sprintqueue.jira;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Map;

/// The way of requests to one Jira and of its answers back, for as long as a conversation lasts.
public interface JiraExchange extends AutoCloseable {
    /// One request of HTTP.
    ///
    /// @param body absent where it has none
    record Request(String method, URI address, Map<String, String> headers, @Nullable String body) {
        public Request {
            headers = Map.copyOf(headers);
        }

        /// Its headers may show a token.
        @Override
        public String toString() {
            return method + " " + address.getPath();
        }
    }

    /// One answer of HTTP.
    interface Answer {
        int status();

        HttpHeaders headers();

        /// Not a copy: a reader must not change them.
        byte[] body();
    }

    /// Sends the request and waits for its answer. It follows no redirect.
    ///
    /// @throws JiraException where no answer comes in time, or one that is too large
    Answer send(Request request);

    @Override
    void close();
}
