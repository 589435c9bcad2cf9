package io.sprintqueue.cli;

import io.sprintqueue.cli.client.HttpAnswer;
import io.sprintqueue.cli.client.OperationsClient;
import io.sprintqueue.cli.client.RequestSigner;
import io.sprintqueue.core.delivery.Site;

import picocli.CommandLine.Option;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/// The options that say which pipeline is asked.
final class Target {
    /// Where `sprintqueue up` listens when nothing else is said.
    static final int PORT = 7070;

    static final String URL = "http://127.0.0.1:" + PORT;

    @Option(
            names = "--url",
            defaultValue = URL,
            description =
                    "The pipeline's address (default: ${DEFAULT-VALUE}). Any but this machine's own"
                            + " is asked with AWS's signature version 4, credentials and region"
                            + " from the default chain.")
    private URI url = URI.create(URL);

    @Option(
            names = "--site",
            defaultValue = "default",
            description = "The Jira site (default: ${DEFAULT-VALUE}).")
    private String site = "default";

    @Option(names = "--json", description = "Print the answer's JSON as it is.")
    private boolean json;

    URI url() {
        return url;
    }

    Site site() {
        return new Site(site);
    }

    boolean json() {
        return json;
    }

    OperationsClient client() {
        return new OperationsClient(http(), url, RequestSigner.of(url));
    }

    static HttpClient http() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    }

    /// Whether the answer has what was asked for; what is gone still has it.
    static boolean found(HttpAnswer answer) {
        return answer.status() == 200 || answer.status() == 410;
    }
}
