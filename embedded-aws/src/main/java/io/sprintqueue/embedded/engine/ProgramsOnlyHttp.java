package io.sprintqueue.embedded.engine;

import io.sprintqueue.embedded.LoopbackNames;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ActorSystemImpl;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.ExtensionId;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.scaladsl.ConnectionContext;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.http.scaladsl.HttpExt;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Flow;

import scala.concurrent.Future;

import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.StreamSupport;

/// Binds ElasticMQ's server, and answers programs of this machine only.
///
/// ElasticMQ builds its routes and binds them in one method, and has no place to add a check. So it
/// is given an HTTP extension that puts the check before whatever it binds.
final class ProgramsOnlyHttp extends HttpExt {
    /// What is asked in the place of a refused request: it looks at no queue.
    private static final HttpRequest HARMLESS =
            (HttpRequest) org.apache.pekko.http.javadsl.model.HttpRequest.GET("/health");

    private static final HttpResponse FORBIDDEN =
            (HttpResponse)
                    org.apache.pekko.http.javadsl.model.HttpResponse.create()
                            .withStatus(403)
                            .withEntity(Engine.REFUSAL);

    private ProgramsOnlyHttp(ExtendedActorSystem system) {
        super(system.settings().config().getConfig("pekko.http"), system);
    }

    /// Makes all that this system binds from now on answer programs only.
    static void install(ActorSystem system) {
        try {
            var extensions = ActorSystemImpl.class.getDeclaredField("extensions");
            extensions.setAccessible(true);
            @SuppressWarnings("unchecked")
            var byId = (Map<ExtensionId<?>, Object>) extensions.get(system);
            byId.put(Http.lookup(), new ProgramsOnlyHttp((ExtendedActorSystem) system));
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("this Pekko keeps its extensions elsewhere", changed);
        }
    }

    @Override
    public Future<Http.ServerBinding> bindAndHandleImpl(
            org.apache.pekko.stream.scaladsl.Flow<HttpRequest, HttpResponse, Object> handler,
            String address,
            int port,
            ConnectionContext context,
            ServerSettings settings,
            LoggingAdapter log,
            Materializer materializer) {
        return super.bindAndHandleImpl(
                checked(handler.asJava(), materializer).asScala(),
                address,
                port,
                context,
                settings,
                log,
                materializer);
    }

    /// One for each connection, on which answers come in the order of their requests.
    private static Flow<HttpRequest, HttpResponse, Object> checked(
            Flow<HttpRequest, HttpResponse, Object> handler, Materializer materializer) {
        return Flow.fromMaterializer(
                        (_, _) -> {
                            Queue<Boolean> areAllowed = new ConcurrentLinkedQueue<>();
                            return Flow.of(HttpRequest.class)
                                    .map(request -> {
                                        boolean isAllowed = isProgram(request);
                                        areAllowed.add(isAllowed);
                                        return isAllowed
                                                ? request
                                                : harmless(request, materializer);
                                    })
                                    .via(handler)
                                    .map(answer -> areAllowed.remove() ? answer : FORBIDDEN);
                        })
                .mapMaterializedValue(Object.class::cast);
    }

    private static HttpRequest harmless(HttpRequest refused, Materializer materializer) {
        refused.discardEntityBytes(materializer);
        return HARMLESS;
    }

    private static boolean isProgram(HttpRequest request) {
        return LoopbackNames.isProgram(name ->
                StreamSupport.stream(request.getHeaders().spliterator(), false)
                        .filter(header -> header.is(name.toLowerCase(Locale.ROOT)))
                        .map(HttpHeader::value)
                        .toList());
    }
}
