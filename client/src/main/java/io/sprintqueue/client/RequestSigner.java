package io.sprintqueue.client;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Signs a request if its target needs it: a deployed API requires AWS's signature version 4, the
/// local one none.
@FunctionalInterface
public interface RequestSigner {
    /// The request, signed.
    HttpRequest sign(HttpRequest request);

    /// The signer for the address: none for this machine, IAM for any other, with credentials from
    /// AWS's default chain.
    ///
    /// @param region to sign for; by default the one in the address, otherwise that of the default
    ///     chain
    static RequestSigner of(URI base, @Nullable String region) {
        return isLocal(base) ? request -> request : iam(region == null ? region(base) : region);
    }

    /// Whether the address is this machine's own.
    static boolean isLocal(URI base) {
        return base.getHost() != null
                && base.getHost().matches("localhost|127\\.0\\.0\\.1|\\[::1]");
    }

    private static RequestSigner iam(String region) {
        AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
        return request -> signed(request, credentials, region);
    }

    /// The region in API Gateway's own host name, or else the default chain's.
    private static String region(URI base) {
        Matcher matcher =
                Pattern.compile(".*\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\.com.*")
                        .matcher(base.getHost());
        return matcher.matches()
                ? matcher.group(1)
                : DefaultAwsRegionProviderChain.builder().build().getRegion().id();
    }

    private static HttpRequest signed(
            HttpRequest request, AwsCredentialsProvider credentials, String region) {
        SdkHttpRequest unsigned =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.fromValue(request.method()))
                        .uri(request.uri())
                        .build();
        SignedRequest signed =
                AwsV4HttpSigner.create()
                        .sign(parameters ->
                                parameters
                                        .identity(credentials.resolveCredentials())
                                        .request(unsigned)
                                        .putProperty(
                                                AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        HttpRequest.Builder builder = HttpRequest.newBuilder(request, (_, _) -> true);
        signed.request()
                .headers()
                .forEach((name, values) -> {
                    // The client sets the host itself, and refuses it from anyone else.
                    if (!name.equalsIgnoreCase("Host")) {
                        values.forEach(value -> builder.setHeader(name, value));
                    }
                });
        return builder.build();
    }
}
