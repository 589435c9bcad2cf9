package io.sprintqueue.core.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Reads the address at which people open a Jira. It becomes part of links, so nothing else than an
/// address of a page by HTTPS is taken.
final class JiraUrl {
    private static final int LENGTH_MAX = 200;

    private JiraUrl() {}

    /// The address without slashes at its end.
    static Optional<String> read(Section section, String key) {
        Optional<String> url =
                new Scalars(section).word(key, "URL, such as https://acme.atlassian.net");
        return url.filter(
                        text -> {
                            boolean fits = fits(text);
                            if (!fits) {
                                section.report(
                                        key,
                                        Quoted.value(text)
                                                + " is not the address of a Jira; write https://"
                                                + " and a host, with a path if Jira is below one");
                            }
                            return fits;
                        })
                .map(text -> text.replaceAll("/+$", ""));
    }

    private static boolean fits(String text) {
        try {
            var url = new URI(text);
            return text.length() <= LENGTH_MAX
                    && "https".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && text.equals(url.toASCIIString());
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
