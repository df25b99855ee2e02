"""preStop: lets the requests that are on their way end before the server is told to stop.

First a fixed time, because the load balancer and the endpoint picker go on sending until they have noticed that the
Pod is leaving. Then until the server's own gauges show neither running nor waiting requests, or the deadline passes.
A refused connection means that the server is gone and nothing is left to drain; any other trouble (a timeout, gauges
of another name) may hide requests and is waited out.
"""

import argparse
import os
import time
import urllib.error
import urllib.request

GAUGES = ("vllm:num_requests_running", "vllm:num_requests_waiting")


def idle(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            lines = answer.read().decode("utf-8").splitlines()
    except urllib.error.URLError as error:
        return isinstance(error.reason, ConnectionRefusedError)
    except OSError:
        return False
    # vllm:num_requests_running{model_name="..."} 3.0
    samples = [line for line in lines if line.split("{")[0].split(" ")[0] in GAUGES]
    return bool(samples) and all(float(line.rsplit(" ", 1)[1]) == 0 for line in samples)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--settle", type=float, required=True, help="seconds to wait in any case")
    arguments.add_argument("--deadline", type=float, required=True, help="seconds after which to give up, in all")
    options = arguments.parse_args()

    url = f"http://127.0.0.1:{os.environ['PORT']}{os.environ['METRICS_PATH']}"
    end = time.monotonic() + options.deadline
    time.sleep(options.settle)
    while not idle(url) and time.monotonic() < end:
        time.sleep(2)


if __name__ == "__main__":
    main()
