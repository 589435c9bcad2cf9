package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Account.Trait;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the site says of itself and of who asks.
final class PlatformApi {
    private static final String BUILT = "2026-10-01T00:00:00.000+0000";
    private static final Map<String, String> PERMISSIONS =
            Map.of(
                    "BROWSE_PROJECTS", "Browse Projects",
                    "ADMINISTER", "Administer Jira",
                    "SYSTEM_ADMIN", "Jira System Administrators");

    private final Site site;
    private final Shapes shapes;
    private final FieldList fields;

    PlatformApi(Site site) {
        this.site = site;
        this.shapes = new Shapes(site);
        this.fields = new FieldList(site);
    }

    Stream<Route> routes() {
        Stream<Route> everywhere =
                Stream.of(
                        Route.of("GET", "/rest/api/{v}/serverInfo", this::serverInfo),
                        Route.of("GET", "/rest/api/{v}/myself", this::myself),
                        Route.of("GET", "/rest/api/{v}/field", this::fields),
                        Route.of("GET", "/rest/api/{v}/mypermissions", this::permissions),
                        Route.of("GET", "/rest/api/{v}/status", this::statuses),
                        Route.of("GET", "/rest/api/{v}/priority", this::priorities));
        return site.dialect().isCloud()
                ? Stream.concat(
                        everywhere,
                        Stream.of(
                                Route.of("GET", "/rest/api/{v}/field/search", this::fieldSearch),
                                Route.of("GET", "/_edge/tenant_info", this::tenant)))
                : everywhere;
    }

    private Answer serverInfo(Call call) {
        ObjectNode json = Shapes.object();
        json.put("baseUrl", site.settings().baseUrl());
        json.put("version", site.dialect().version());
        ArrayNode numbers = json.putArray("versionNumbers");
        site.dialect().versionNumbers().forEach(numbers::add);
        json.put("deploymentType", site.dialect().isCloud() ? "Cloud" : "Server");
        json.put("buildNumber", 100_000 + site.dialect().versionNumbers().getFirst());
        json.put("buildDate", BUILT);
        json.put("serverTime", Dates.platform(call.now(), site.settings().zone()));
        json.put("scmInfo", "0123456789abcdef0123456789abcdef01234567");
        json.put("serverTitle", "Jira");
        json.putObject("defaultLocale").put("locale", site.settings().locale());
        return Answer.ok(
                site.dialect().isCloud()
                        ? json.put("serverTimeZone", site.settings().zone().getId())
                        : json);
    }

    private Answer tenant(Call call) {
        return Answer.ok(Shapes.object().put("cloudId", RestApi.CLOUD_ID));
    }

    private Answer myself(Call call) {
        return call.account().map(this::myself).orElseGet(Answer::notAuthenticated);
    }

    private Answer myself(Account account) {
        ObjectNode json = shapes.person(account.person());
        json.put("emailAddress", account.person().email());
        return Answer.ok(json.put("locale", account.locale()));
    }

    private static boolean hasSoftware(Call call) {
        return call.account().filter(account -> !account.is(Trait.WITHOUT_SOFTWARE)).isPresent();
    }

    private Answer fields(Call call) {
        return Answer.ok(fields.json(hasSoftware(call)));
    }

    private Answer fieldSearch(Call call) {
        if (call.account().isEmpty()) {
            return Answer.notAuthenticated();
        }
        List<ObjectNode> all =
                fields.fields(hasSoftware(call)).stream()
                        .map(field ->
                                Shapes.object()
                                        .put("id", field.id())
                                        .put("name", field.name())
                                        .<ObjectNode>set("schema", FieldList.schema(field)))
                        .toList();
        return Answer.ok(Pages.values(call, all, 50));
    }

    /// Cloud refuses to list all permissions: it wants them named.
    private Answer permissions(Call call) {
        List<String> asked = call.list("permissions");
        if (asked.isEmpty() && site.dialect().isCloud()) {
            return Answer.error(400, "The 'permissions' query parameter is required.");
        }
        Optional<String> project = call.query("projectKey").or(() -> call.query("projectId"));
        if (project.isPresent() && projectOf(call, project.get()).isEmpty()) {
            return Answer.error(404, "No project could be found with key '" + project.get() + "'.");
        }
        ObjectNode json = Shapes.object();
        ObjectNode permissions = json.putObject("permissions");
        PERMISSIONS.forEach((key, name) -> {
            if (asked.isEmpty() || asked.contains(key)) {
                permissions.set(key, permission(key, name, has(call, key)));
            }
        });
        return Answer.ok(json);
    }

    private Optional<Project> projectOf(Call call, String idOrKey) {
        return call.account()
                .flatMap(account -> site.project(idOrKey).filter(account::sees))
                .filter(one -> one.lifecycle() != Project.Lifecycle.TRASHED);
    }

    private static boolean has(Call call, String permission) {
        return call.account()
                .filter(account -> permission.equals("BROWSE_PROJECTS") || account.is(Trait.ADMIN))
                .isPresent();
    }

    private static ObjectNode permission(String key, String name, boolean granted) {
        return Shapes.object()
                .put("id", Integer.toString(key.length()))
                .put("key", key)
                .put("name", name)
                .put("type", key.equals("BROWSE_PROJECTS") ? "PROJECT" : "GLOBAL")
                .put("description", "")
                .put("havePermission", granted);
    }

    private Answer statuses(Call call) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (call.account().isPresent()) {
            site.catalog().statuses().forEach(status -> list.add(shapes.status(status)));
        }
        return Answer.ok(list);
    }

    private Answer priorities(Call call) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        site.catalog().priorities().forEach(priority -> list.add(shapes.priority(priority)));
        return Answer.ok(list);
    }
}
