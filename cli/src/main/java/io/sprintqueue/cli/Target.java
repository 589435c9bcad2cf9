package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.client.RequestSigner;
import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// The options that name the pipeline to call.
final class Target {
    /// Where `sprintqueue up` listens when nothing else is said.
    static final int PORT = 7070;

    static final String URL = "http://127.0.0.1:" + PORT;

    @Option(
            names = "--url",
            defaultValue = URL,
            converter = UrlConverter.class,
            description =
                    "The pipeline's address (default: ${DEFAULT-VALUE}). Requests to any other"
                            + " machine are signed with AWS's signature version 4, with credentials"
                            + " and region from the default chain.")
    private URI url = URI.create(URL);

    @Option(
            names = "--site",
            defaultValue = "default",
            converter = SiteConverter.class,
            description = "The Jira site (default: ${DEFAULT-VALUE}).")
    private Site site = Site.DEFAULT;

    @Option(
            names = "--region",
            description =
                    "The AWS region that a request is signed for (default: the one in the address,"
                            + " otherwise that of the default chain).")
    private @Nullable String region;

    @Mixin private Printing printing = new Printing();

    URI url() {
        return url;
    }

    Site site() {
        return site;
    }

    boolean json() {
        return printing.json();
    }

    OperationsClient client() {
        return clientOf(url);
    }

    /// Of another pipeline than the one that the options name.
    OperationsClient clientOf(URI other) {
        return new OperationsClient(http(), other, RequestSigner.of(other, region));
    }

    /// Prints for people, in colours where they can be seen.
    Output output(PrintWriter out) {
        return printing.output(out);
    }

    static HttpClient http() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    }

    /// Whether the answer has what was requested; what is gone still has it.
    static boolean found(HttpAnswer answer) {
        return answer.body().isObject() && (answer.status() == 200 || answer.status() == 410);
    }

    /// Refuses an address that no pipeline can have, before anything is sent.
    static final class UrlConverter implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            try {
                var url = new URI(text);
                String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
                if (url.getHost() != null && Set.of("http", "https").contains(scheme)) {
                    return url;
                }
            } catch (URISyntaxException _) {
                // Said below, in the same words.
            }
            throw new TypeConversionException("not an http or https address with a host");
        }
    }

    /// Says what a site's name looks like.
    static final class SiteConverter implements ITypeConverter<Site> {
        @Override
        public Site convert(String text) {
            return Site.named(text)
                    .orElseThrow(() ->
                            new TypeConversionException("a site is 1 to 32 of a-z, 0-9 and -"));
        }
    }
}
