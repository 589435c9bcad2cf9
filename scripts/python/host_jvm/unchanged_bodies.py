"""Lets LocalStack's event source mapping hand over the bodies of messages as they were sent.

To filter them it reads each body as JSON and writes it again, with other white space:
https://github.com/localstack/localstack, `sqs_poller.py`, "HACK". AWS does not, and an event's id
is a hash of the very bytes. LocalStack runs this file when it starts, from `start.d`, in its own
process. It runs the files of `boot.d` in another, where this would change nothing.
"""

import json
from types import SimpleNamespace

from localstack.services.lambda_.event_source_mapping.pollers import sqs_poller


def leave(body):
    """Says of every body that it is no JSON, which leaves it as it is."""
    raise json.JSONDecodeError("left as it is", body, 0)


sqs_poller.json = SimpleNamespace(
    loads=leave, dumps=json.dumps, JSONDecodeError=json.JSONDecodeError)
