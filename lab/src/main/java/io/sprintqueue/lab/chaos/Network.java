package io.sprintqueue.lab.chaos;

import io.netty.channel.nio.NioEventLoopGroup;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Everything between Jira, the functions and the engines.
final class Network implements AutoCloseable {
    private static final String ENDPOINT = "AWS_ENDPOINT_URL_";

    private final NioEventLoopGroup threads = new NioEventLoopGroup(2);
    private final Map<Stretch, Proxy> stretches = new ConcurrentHashMap<>();

    /// The environment in which every engine is found through this network.
    Map<String, String> through(Map<String, String> environment) {
        Map<String, String> changed = new HashMap<>(environment);
        for (Stretch stretch : Stretch.values()) {
            changed.computeIfPresent(
                    ENDPOINT + stretch.name(),
                    (_, url) -> through(stretch, URI.create(url)).toString());
        }
        return changed;
    }

    /// The address at which that one is found through this network.
    URI through(Stretch stretch, URI url) {
        Proxy proxy = stretches.computeIfAbsent(stretch, _ -> new Proxy(threads, url.getPort()));
        return URI.create("http://127.0.0.1:" + proxy.port() + url.getPath());
    }

    /// Switches a fault of the link on; null switches it off.
    void set(Stretch stretch, @Nullable Fault fault) {
        Proxy proxy = stretches.get(stretch);
        if (proxy != null) {
            proxy.set(fault);
        }
    }

    void heal() {
        stretches.values().forEach(proxy -> proxy.set(null));
    }

    @Override
    public void close() {
        stretches.values().forEach(Proxy::close);
        // Whatever is still on its way is lost, as it would be on a network.
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
