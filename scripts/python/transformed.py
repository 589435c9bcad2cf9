"""transformed.py TEMPLATE: holds what would end a first deployment, and no linter looks at.

Reads the template as SAM's translator made it, in JSON; prints what is wrong and ends with 1.
"""

import json
import sys
from pathlib import Path


def fails_on_its_own_warning(api):
    """API Gateway warns of a server without a URL, such as SAM writes to switch the address off."""
    servers = api.get("Body", {}).get("servers", [])
    if api.get("FailOnWarnings") and any("url" not in server for server in servers):
        yield "FailOnWarnings, and a server without url"


def settings_that_are_no_numbers(stage):
    for route, settings in stage.get("RouteSettings", {}).items():
        for name, value in settings.items():
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                yield f"{name} of {route} is no number"


def shared_name(layer):
    if "${AWS::StackName}" not in json.dumps(layer.get("LayerName", "")):
        yield "a layer without the stack's name is shared by all stacks"


CHECKS = {
    "AWS::ApiGatewayV2::Api": fails_on_its_own_warning,
    "AWS::ApiGatewayV2::Stage": settings_that_are_no_numbers,
    "AWS::Lambda::LayerVersion": shared_name,
}


def left_behind(resource):
    """A version goes with its function, whatever its policy says."""
    kept = resource.get("DeletionPolicy", "Delete") not in ("Delete", "RetainExceptOnCreate")
    if kept and resource["Type"] != "AWS::Lambda::Version":
        yield "stays where the creation of the stack fails"


def problems(resources):
    for name, resource in resources.items():
        check = CHECKS.get(resource["Type"], lambda _: ())
        for problem in [*check(resource.get("Properties", {})), *left_behind(resource)]:
            yield f"{name}: {problem}"


found = list(problems(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["Resources"]))
print("\n".join(found), file=sys.stderr)
sys.exit(bool(found))
