"""Runs LocalStack for as long as its standard input is open, so that it cannot outlive the process
that started it, however that ends. What LocalStack has started ends with it.
"""

import os
import sys
from threading import Thread

import psutil
from localstack.runtime.main import main
from localstack.utils.common import TMP_THREADS


def end_with_input():
    sys.stdin.read()
    for thread in TMP_THREADS:
        # A DynamoDB that is killed would be started again.
        thread.auto_restart = False
    this = psutil.Process()
    while children := this.children(recursive=True):
        for child in children:
            if child.is_running() and child.status() != psutil.STATUS_ZOMBIE:
                child.kill()
        _, alive = psutil.wait_procs(children, timeout=0.2)
        if not alive:
            break
    os._exit(0)


Thread(target=end_with_input, daemon=True).start()
main()
