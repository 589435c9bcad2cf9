package io.sprintqueue.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/// Replaces the network of AWS clients while a function is primed: each call is marshalled and
/// signed as usual, goes nowhere, and gets a fixed response.
public final class StubHttpClient implements SdkHttpClient {
    private final byte[] answer;

    private StubHttpClient(String answer) {
        this.answer = answer.getBytes(StandardCharsets.UTF_8);
    }

    /// Has the builder's client rehearse, with an empty JSON object as the answer. It needs no
    /// credentials, which an image must not keep.
    public static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B on(
            B builder) {
        return on(builder, "{}");
    }

    /// The same with another answer.
    public static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B on(
            B builder, String answer) {
        return builder.httpClient(new StubHttpClient(answer))
                .region(Region.EU_WEST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("sample", "sample")));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(
                                SdkHttpResponse.builder()
                                        .statusCode(200)
                                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                                        .build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}
}
