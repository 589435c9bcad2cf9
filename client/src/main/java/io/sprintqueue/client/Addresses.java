package io.sprintqueue.client;

import java.net.URI;

/// Builds addresses from paths.
final class Addresses {
    private Addresses() {}

    /// The path below the base, whose own path is kept: a custom domain may map the API to one.
    static URI below(URI base, String path) {
        String own = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
        return base.resolve(own + path);
    }
}
