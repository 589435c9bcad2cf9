package io.sprintqueue.embedded.engine;

import java.io.IOException;

/// A service behind AWS's protocol, reached by HTTP on loopback and by calls in this process.
interface EngineApi {
    /// Answers any request.
    ///
    /// @throws IOException if the request cannot be read
    EngineAnswer answer(EngineRequest request) throws IOException;
}
