package io.sprintqueue.core.config;

import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the address at which people open a Jira. It becomes part of links, so nothing else than an
/// address of a page by HTTPS is taken.
final class JiraUrl {
    private static final int LENGTH_MAX = 200;

    /// A host with a port, perhaps, and a path: no name of a user, no query and no fragment.
    private static final Pattern URL =
            Pattern.compile(
                    "https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?"
                            + "(?:/[A-Za-z0-9._~-]+)*/*");

    private JiraUrl() {}

    /// The address without slashes at its end.
    static Optional<String> read(Section section, String key) {
        Optional<String> url =
                new Scalars(section).word(key, "URL, such as https://acme.atlassian.net");
        return url.filter(
                        text -> {
                            boolean fits =
                                    text.length() <= LENGTH_MAX && URL.matcher(text).matches();
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
}
