"""Lets LocalStack's event source mapping hand over the bodies of messages as they were sent.

To filter them it reads each body as JSON and writes it again, with other white space:
https://github.com/localstack/localstack, `sqs_poller.py`, "HACK". AWS does not, and an event's id
is a hash of the very bytes. In a container this file is run at boot; on a host, the plugin calls it.
"""

import json
from types import SimpleNamespace


def leave(body):
    """Says of every body that it is no JSON, which leaves it as it is."""
    raise json.JSONDecodeError("left as it is", body, 0)


def install():
    from localstack.services.lambda_.event_source_mapping.pollers import sqs_poller

    sqs_poller.json = SimpleNamespace(
        loads=leave, dumps=json.dumps, JSONDecodeError=json.JSONDecodeError)


# A script that LocalStack runs at boot has no name.
if "__name__" not in globals():
    install()
