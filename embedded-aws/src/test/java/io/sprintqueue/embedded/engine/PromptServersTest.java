package io.sprintqueue.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

class PromptServersTest {
    @Test
    void an_answer_is_not_held_back_until_its_head_is_acknowledged() throws IOException {
        HttpServer server =
                PromptServers.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.stop(0);
        assertThat(System.getProperty("sun.net.httpserver.nodelay")).isEqualTo("true");
    }
}
