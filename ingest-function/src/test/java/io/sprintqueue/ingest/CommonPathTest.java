package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

class CommonPathTest {
    @Test
    void no_class_of_s3_is_loaded_for_a_delivery_that_fits_into_a_message() throws Exception {
        try (var aws =
                        EmbeddedAws.start(
                                Template.read(Path.of("..", "template.yaml")),
                                EmbeddedOptions.inMemory());
                var loader = new RecordingLoader()) {
            aws.putSecret("WebhookSecret", Delivery.SECRET);
            @SuppressWarnings("unchecked")
            var deliver =
                    (Function<Map<String, String>, Integer>)
                            loader.loadClass(DeliverOnce.class.getName())
                                    .getDeclaredConstructor()
                                    .newInstance();

            assertThat(within(loader, () -> deliver.apply(RealEnginesTest.environment(aws))))
                    .isEqualTo(202);

            assertThat(loader.loaded())
                    .contains(IngestHandler.class.getName())
                    .anyMatch(name -> name.startsWith("software.amazon.awssdk.services.sqs."))
                    .noneMatch(name -> name.startsWith("software.amazon.awssdk.services.s3."));
        }
    }

    /// As the only application there is, so that services are looked up in it too.
    private static <T> T within(ClassLoader loader, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// Runs in a class loader of its own: makes the function and hands it one delivery.
    public static final class DeliverOnce implements Function<Map<String, String>, Integer> {
        @Override
        public Integer apply(Map<String, String> environment) {
            var handler = new IngestHandler(environment, new TestClock());
            var event = Delivery.of(Delivery.ISSUE_UPDATED).event();
            return handler.handleRequest(event, new TestContext()).getStatusCode();
        }
    }

    /// Loads all but the JDK by itself, and remembers the names.
    private static final class RecordingLoader extends URLClassLoader {
        private final Set<String> loaded = ConcurrentHashMap.newKeySet();

        RecordingLoader() {
            super(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(RecordingLoader::url)
                            .toArray(URL[]::new),
                    ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            loaded.add(name);
            return super.findClass(name);
        }

        Set<String> loaded() {
            return loaded;
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
