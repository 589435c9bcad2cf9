package io.sprintqueue.core.delivery;

/// A body that one of the site's secrets signed. Only [SignatureVerifier] can make one.
public final class VerifiedDelivery {
    private final Site site;
    private final Body body;

    VerifiedDelivery(Site site, Body body) {
        this.site = site;
        this.body = body;
    }

    public Site site() {
        return site;
    }

    public Body body() {
        return body;
    }
}
