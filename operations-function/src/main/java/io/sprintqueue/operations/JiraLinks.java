package io.sprintqueue.operations;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.readmodel.QueueItem;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where people open an item in Jira.
record JiraLinks(Configuration configuration) {
    /// The address; absent if the configuration does not say where the site's Jira is, or the
    /// issue's key is not known.
    @Nullable String of(QueueItem item) {
        String url = configuration.of(item.site()).url();
        String key = item.key();
        return url == null || key == null
                ? null
                : url + "/browse/" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }
}
