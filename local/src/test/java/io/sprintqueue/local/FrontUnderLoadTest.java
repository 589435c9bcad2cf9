package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.local.HttpFront.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Two requests of a function are worked on at once here, and three wait.
class FrontUnderLoadTest {
    private static final int AT_WORK = 2;
    private static final int WAITING = 3;
    private static final int SENT = 12;

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger atWorkMost = new AtomicInteger();
    private final HttpFront front =
            HttpFront.start(
                    0,
                    List.of(
                            new Route("POST", "/slow", _ -> slow()),
                            new Route("POST", "/other", _ -> answer(204))),
                    () -> Instant.EPOCH,
                    new Admission.Bounds(AT_WORK, WAITING));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        released.countDown();
        http.shutdownNow();
        front.close();
    }

    @Test
    void few_are_worked_on_at_once_some_wait_and_the_others_get_503_at_once() throws Exception {
        BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
        List<CompletableFuture<Void>> sent =
                IntStream.range(0, SENT)
                        .mapToObj(_ -> post("/slow").thenAccept(answers::add))
                        .toList();

        assertThat(take(answers, SENT - AT_WORK - WAITING)).containsOnly(503);
        assertThat(answers).isEmpty();
        released.countDown();
        assertThat(take(answers, AT_WORK + WAITING)).containsOnly(204);
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        assertThat(atWorkMost.get()).isLessThanOrEqualTo(AT_WORK);
        assertThat(post("/slow").join()).isEqualTo(204);
    }

    @Test
    void a_function_that_is_full_holds_back_no_other() throws Exception {
        BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
        for (int each = 0; each < SENT; each++) {
            CompletableFuture<Void> _ = post("/slow").thenAccept(answers::add);
        }
        take(answers, SENT - AT_WORK - WAITING);

        assertThat(post("/other").join()).isEqualTo(204);
    }

    private static List<Integer> take(BlockingQueue<Integer> answers, int count)
            throws InterruptedException {
        var taken = new ArrayList<Integer>();
        while (taken.size() < count) {
            Integer answer = answers.poll(30, TimeUnit.SECONDS);
            assertThat(answer).as("one more answer").isNotNull();
            taken.add(answer);
        }
        return taken;
    }

    private CompletableFuture<Integer> post(String path) {
        return http.sendAsync(
                        HttpRequest.newBuilder(front.url().resolve(path))
                                .POST(BodyPublishers.ofByteArray(new byte[100_000]))
                                .build(),
                        BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    private APIGatewayV2HTTPResponse slow() {
        atWorkMost.accumulateAndGet(atWork.incrementAndGet(), Math::max);
        try {
            released.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        } finally {
            atWork.decrementAndGet();
        }
        return answer(204);
    }

    private static APIGatewayV2HTTPResponse answer(int status) {
        return APIGatewayV2HTTPResponse.builder().withStatusCode(status).build();
    }
}
