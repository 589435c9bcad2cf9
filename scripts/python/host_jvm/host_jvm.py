"""Runs LocalStack's Lambda functions in JVMs of this machine, where it would start containers.

LocalStack asks for a runtime executor for each execution environment. This one starts a process
with the function's code and the Runtime Interface Client on its class path, and is its Runtime API.
Code and layers lie where LocalStack unpacked them, since a host has no /var/task and no /opt.
HOST_JVM_COMMAND is the beginning of the command, HOST_JVM_CLIENT the class path of the client.
"""

import json
import os
import queue
import shlex
import subprocess
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import unchanged_bodies
from localstack.services.lambda_.invocation.lambda_models import InvocationResult
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

LOOPBACK = "127.0.0.1"
CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
# For a start on a busy machine, in addition to the function's own time-out.
START_SECONDS = 30


class HostJvmPlugin(RuntimeExecutorPlugin):
    name = "host-jvm"

    def load(self, *args, **kwargs):
        unchanged_bodies.install()
        return HostJvmExecutor


class RuntimeApi(BaseHTTPRequestHandler):
    """What one process asks for its events and gives its answers to."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        event = self.server.events.get()
        deadline = int((time.time() + self.server.timeout_seconds) * 1000)
        self.respond(200, event["payload"].encode(), {
            "Lambda-Runtime-Aws-Request-Id": event["invoke-id"],
            "Lambda-Runtime-Invoked-Function-Arn": event["invoked-function-arn"],
            "Lambda-Runtime-Trace-Id": event["trace-id"],
            "Lambda-Runtime-Deadline-Ms": str(deadline),
        })

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        *_, request_id, kind = self.path.split("/")
        self.server.answers.put((request_id, body, kind == "error"))
        self.respond(202, b'{"status":"OK"}', {})

    def respond(self, status, body, headers):
        self.send_response(status)
        # The native client crashes without a type.
        self.send_header("Content-Type", "application/json")
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class HostJvmExecutor(RuntimeExecutor):
    def start(self, env_vars):
        self.env_vars = env_vars
        config = self.function_version.config
        self.api = ThreadingHTTPServer((LOOPBACK, 0), RuntimeApi)
        self.api.daemon_threads = True
        self.api.events, self.api.answers = queue.Queue(), queue.Queue()
        self.api.timeout_seconds = config.timeout
        Thread(target=self.api.serve_forever, daemon=True).start()
        task = config.code.get_unzipped_code_location()
        environment = {name: self.on_host(str(value)) for name, value in env_vars.items()}
        environment["AWS_LAMBDA_RUNTIME_API"] = f"{LOOPBACK}:{self.api.server_port}"
        environment["LAMBDA_TASK_ROOT"] = str(task)
        classpath = os.pathsep.join([str(task), os.environ["HOST_JVM_CLIENT"]])
        command = shlex.split(os.environ["HOST_JVM_COMMAND"])
        log_file = Path(os.environ["TMPDIR"], f"{self.function_version.id.function_name}.log")
        with log_file.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "-cp", classpath, CLIENT, config.handler],
                cwd=task, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def on_host(self, value):
        """The value, or where it names a file of a layer, that file as it lies on this machine."""
        for layer in self.function_version.config.layers:
            file = layer.code.get_unzipped_code_location() / value.removeprefix("/opt/")
            if value.startswith("/opt/") and file.exists():
                return str(file)
        return value

    def invoke(self, payload):
        if self.process.poll() is not None:
            self.stop()
            self.start(self.env_vars)
        self.api.events.put(payload)
        patience = self.function_version.config.timeout + START_SECONDS
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                request_id, body, failed = self.api.answers.get(timeout=0.2)
            except queue.Empty:
                continue
            if request_id == payload["invoke-id"]:
                return InvocationResult(request_id, body, failed, self.get_logs())
        self.process.kill()
        error = {"errorType": "Runtime.ExitError", "errorMessage": "no answer from the process"}
        return InvocationResult(
            payload["invoke-id"], json.dumps(error).encode(), True, self.get_logs())

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.api.shutdown()
        self.api.server_close()

    def get_logs(self):
        return ""

    def get_address(self):
        return LOOPBACK

    def get_endpoint_from_executor(self):
        return LOOPBACK

    def get_runtime_endpoint(self):
        return ""

    @classmethod
    def prepare_version(cls, function_version):
        function_version.config.code.prepare_for_execution()
        for layer in function_version.config.layers:
            layer.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version):
        pass
