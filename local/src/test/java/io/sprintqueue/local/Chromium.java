package io.sprintqueue.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A real browser without a window, driven by its own protocol over a web socket of the JDK.
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();

    /// What pages complained about: errors on the console, exceptions, what was blocked.
    final List<String> complaints = new CopyOnWriteArrayList<>();

    private Chromium(Process process, URI address) {
        this.process = process;
        this.socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(address, new Listener())
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join();
    }

    /// The browser of this machine, named by CHROMIUM or found on the PATH.
    static Optional<Path> find() {
        String named = System.getenv("CHROMIUM");
        Stream<Path> onPath =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(Stream.ofNullable(named).map(Path::of), onPath)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path program, Path profile) throws IOException {
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--hide-scrollbars",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .start();
        try (var output = process.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.startsWith("DevTools listening on ")) {
                line = output.readLine();
            }
            if (line == null) {
                throw new IOException("the browser ended before it listened");
            }
            URI browser = URI.create(line.substring("DevTools listening on ".length()));
            var chromium = new Chromium(process, page(browser));
            for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
                chromium.call(domain + ".enable", Map.of());
            }
            return chromium;
        }
    }

    /// The address of the first page's own socket.
    private static URI page(URI browser) throws IOException {
        URI list = URI.create("http://" + browser.getAuthority() + "/json/list");
        try (var stream = list.toURL().openStream()) {
            JsonNode pages =
                    RunningPipeline.json(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            return URI.create(pages.path(0).path("webSocketDebuggerUrl").asText());
        }
    }

    /// Shows pages as on a screen of that width, in that theme.
    void screen(int width, String theme) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    /// Opens the page and waits until it is loaded.
    void open(URI address) {
        CompletableFuture<JsonNode> loaded = await("Page.loadEventFired");
        call("Page.navigate", Map.of("url", address.toString()));
        join(loaded);
    }

    /// Does something that leads to another page, and waits until that is loaded.
    void follow(String script) {
        CompletableFuture<JsonNode> loaded = await("Page.loadEventFired");
        evaluate(script);
        join(loaded);
    }

    /// What the expression says on the page, or will have said.
    JsonNode evaluate(String expression) {
        return call(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "returnByValue",
                                true,
                                "awaitPromise",
                                true))
                .path("result")
                .path("value");
    }

    /// Presses the key that leads to the next thing on the page.
    void tab() {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
        }
    }

    /// Keeps a picture of the whole page.
    void picture(Path file) throws IOException {
        JsonNode picture =
                call(
                        "Page.captureScreenshot",
                        Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        int id = lastId.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("id", id);
        message.put("method", method).set("params", BoundedJson.mapper().valueToTree(parameters));
        socket.sendText(message.toString(), true).join();
        return join(answer);
    }

    private CompletableFuture<JsonNode> await(String event) {
        var future = new CompletableFuture<JsonNode>();
        awaited.put(event, future);
        return future;
    }

    private static JsonNode join(CompletableFuture<JsonNode> future) {
        return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void received(JsonNode message) {
        String method = message.path("method").asText();
        CompletableFuture<JsonNode> answer = answers.remove(message.path("id").asInt());
        if (answer != null) {
            answer.complete(message.path("result"));
        }
        CompletableFuture<JsonNode> event = awaited.remove(method);
        if (event != null) {
            event.complete(message.path("params"));
        }
        boolean spoken =
                method.equals("Log.entryAdded") || method.equals("Runtime.exceptionThrown");
        if (spoken || method.equals("Runtime.consoleAPICalled") || method.contains("Dialog")) {
            complaints.add(message.path("params").toString());
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                received(RunningPipeline.json(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
