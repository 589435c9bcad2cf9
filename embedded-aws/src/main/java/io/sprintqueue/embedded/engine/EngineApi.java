package io.sprintqueue.embedded.engine;

import java.io.IOException;

/// A service behind AWS's protocol. HTTP on loopback leads to it, and so do calls in this process.
interface EngineApi {
    /// Answers a request, whatever is asked.
    ///
    /// @throws IOException where the request cannot be read
    EngineAnswer answer(EngineRequest request) throws IOException;
}
