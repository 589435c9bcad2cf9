package io.sprintqueue.lab.live;

import io.sprintqueue.fakejira.site.Dialect;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/// How people work in the fake Jira, and what goes wrong meanwhile.
///
/// @param template the SAM template whose resources and routes are run
/// @param port of the pipeline's HTTP front, 0 for any free one
/// @param issues about how many there are at the start
/// @param length how long people work
/// @param changesPerSecond how much they do on average
/// @param lost the share of webhooks that are lost
/// @param lag how much later searches see a change
/// @param killEvery how often sync's process is killed, or null for never
/// @param seed the same one makes the same site, in which people do the same things
public record LiveOptions(
        Path template,
        int port,
        Dialect dialect,
        int issues,
        Duration length,
        double changesPerSecond,
        double lost,
        Duration lag,
        @Nullable Duration killEvery,
        long seed) {}
