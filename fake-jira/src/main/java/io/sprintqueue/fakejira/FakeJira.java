package io.sprintqueue.fakejira;

import io.sprintqueue.fakejira.rest.Answer;
import io.sprintqueue.fakejira.rest.Request;
import io.sprintqueue.fakejira.rest.RestApi;
import io.sprintqueue.fakejira.rest.Throttle;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.webhook.Outbox;
import io.sprintqueue.fakejira.webhook.Transport;

import java.time.Instant;
import java.util.random.RandomGenerator;

/// A Jira as a state machine: what is done in it, what is asked of it and what it sends all happen
/// at a given moment. One thread at a time may use it.
public final class FakeJira {
    private final Site site;
    private final RestApi rest;
    private final Outbox outbox;

    /// A Jira over the site. What was done in it before is told to no webhook.
    ///
    /// @param chance decides what becomes of deliveries on their way
    public FakeJira(Site site, RandomGenerator chance) {
        this.site = site;
        this.rest = new RestApi(site);
        Transport transport = site.dialect().isCloud() ? Transport.CLOUD : Transport.DATA_CENTER;
        this.outbox = new Outbox(site, transport, chance);
    }

    /// What is in it: the truth, and everything that people can do.
    public Site site() {
        return site;
    }

    /// Answers a request of the REST API.
    public Answer answer(Request request, Instant now) {
        return rest.answer(request, now);
    }

    /// How requests are counted, refused and answered wrongly.
    public Throttle throttle() {
        return rest.throttle();
    }

    /// What it sends to webhooks.
    public Outbox outbox() {
        return outbox;
    }
}
