package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import io.sprintqueue.aws.SnapStartResource;
import io.sprintqueue.console.WidgetConsole;
import io.sprintqueue.store.Samples;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Both functions before SnapStart takes their image and in processes that start from it, with
/// services that count what reaches them.
class SnapshotTest {
    private static final Context<Resource> IMAGE = Core.getGlobalContext();
    private static final InstantSource CLOCK = () -> Samples.NOW;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer services;
    private Map<String, String> environment;

    @BeforeEach
    void start() throws IOException {
        services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        services.createContext(
                "/",
                exchange -> {
                    requests.incrementAndGet();
                    exchange.sendResponseHeaders(403, -1);
                    exchange.close();
                });
        services.start();
        String endpoint = "http://127.0.0.1:" + services.getAddress().getPort();
        environment = new HashMap<>(Api.environment());
        environment.replaceAll((_, value) -> value.replace("http://127.0.0.1:1", endpoint));
    }

    @AfterEach
    void stop() {
        services.stop(0);
    }

    @Test
    void priming_calls_every_route_and_all_dependencies_of_health_respond() {
        Wiring.Wired wired = Wiring.unconnected(environment, CLOCK);

        Map<String, Integer> statuses = Priming.ask(wired, CLOCK);

        assertThat(statuses.keySet()).isEqualTo(wired.operations().routes());
        assertThat(statuses)
                .containsEntry("GET /health", 200)
                .containsEntry("GET /ops/health", 200)
                .containsEntry("GET /ops/stats", 200)
                .containsEntry("POST /ops/events/{site}/{eventId}/replay", 404);
        assertThat(statuses.values()).isSubsetOf(200, 404);
        assertThat(wired.operations().answer(new Request("GET /ops/health", Map.of(), Map.of())))
                .extracting(answer -> answer.body().toString())
                .asString()
                .doesNotContain("does not answer");
    }

    @Test
    void priming_is_admitted_however_access_is_set() {
        environment.put("ACCESS", "local");

        assertThat(Priming.ask(Wiring.unconnected(environment, CLOCK), CLOCK).values())
                .isSubsetOf(200, 404);
    }

    @Test
    void priming_looks_at_every_page() {
        var operations = Wiring.unconnected(environment, CLOCK).operations();

        assertThat(Priming.view(operations, CLOCK))
                .hasSize(10)
                .allSatisfy(page -> assertThat(page).contains("<h1"))
                .noneMatch(page -> page.contains("does not answer"));
    }

    @Test
    void priming_reaches_no_service_and_leaves_nothing_of_either_function_in_the_image() {
        SnapStartResource<Wiring.Wired> api =
                OperationsHandler.snapStartResource(() -> environment, CLOCK, () -> {});
        SnapStartResource<WidgetConsole> console =
                ConsoleHandler.snapStartResource(() -> environment, CLOCK, () -> {});

        api.beforeCheckpoint(IMAGE);
        console.beforeCheckpoint(IMAGE);

        assertThat(requests).hasValue(0);
        assertThatThrownBy(api::get).hasMessageContaining("has not been restored");
        assertThatThrownBy(console::get).hasMessageContaining("has not been restored");
    }

    @Test
    void each_process_that_starts_from_the_image_has_and_uses_its_own_clients() {
        SnapStartResource<Wiring.Wired> api =
                OperationsHandler.snapStartResource(() -> environment, CLOCK, () -> {});
        api.beforeCheckpoint(IMAGE);
        api.afterRestore(IMAGE);
        Wiring.Wired first = api.get();
        api.afterRestore(IMAGE);

        assertThat(api.get()).isNotSameAs(first);
        assertThat(Api.ask(new OperationsHandler(api), "GET /health", Map.of(), Map.of()).status())
                .isEqualTo(503);
        assertThat(requests).hasPositiveValue();
    }
}
