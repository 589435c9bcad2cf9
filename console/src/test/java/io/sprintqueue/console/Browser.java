package io.sprintqueue.console;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import java.util.HashMap;
import java.util.Map;

/// Asks the console for pages, as a browser does.
record Browser(BrowserConsole console) {
    /// The page.
    ///
    /// @param parameters name, value, name, value…
    Document page(String route, String... parameters) {
        return Jsoup.parse(answer(route, parameters).body());
    }

    /// The answer as it comes, as [#page] asks for it.
    BrowserConsole.Answer answer(String route, String... parameters) {
        var named = new HashMap<String, String>();
        for (int index = 0; index < parameters.length; index += 2) {
            named.put(parameters[index], parameters[index + 1]);
        }
        return console.answer(new BrowserConsole.Request(route, Map.copyOf(named)));
    }
}
