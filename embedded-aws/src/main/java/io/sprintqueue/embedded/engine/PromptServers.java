package io.sprintqueue.embedded.engine;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;

/// HTTP servers of the JDK that send at once what they have. By themselves they write head and body
/// of an answer apart, and TCP holds the second back until the first is acknowledged: 40 ms for
/// each answer on loopback.
public final class PromptServers {
    static {
        // The JDK reads this once, when the first of its servers is made.
        System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
    }

    private PromptServers() {}

    /// Opens a server, which is to be started.
    ///
    /// @param backlog how many connections may wait, 0 for the system's usual number
    /// @throws IOException if the address is taken
    public static HttpServer open(InetSocketAddress address, int backlog) throws IOException {
        return HttpServer.create(address, backlog);
    }
}
