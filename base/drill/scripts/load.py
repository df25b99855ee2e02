"""A steady open-loop load of chat requests, told line by line.

A request is sent when it is due, however many still wait for their answer. Lines on standard output, times in seconds from
the start of this program:

  T <now>                                                              once a second, so that the reader knows the time
  S <due> <sent> <first token or -> <end> <outcome> <region or -> <1 for a stream, 0 for none>

Outcomes are those of Tandem.Live.Load.LoadOutcome.
"""

import http.client
import json
import os
import socket
import sys
import threading
import time
from urllib.parse import urlsplit

PROMPTS = ("What is the capital of France?", "What is the capital of Germany?")
START = time.monotonic()
LOCK = threading.Lock()


def now():
    return time.monotonic() - START


def say(line):
    with LOCK:
        print(line, flush=True)


def read(answer, is_stream):
    """When the first token came (None for no stream), and whether the answer is whole."""
    if not is_stream:
        choices = json.loads(answer.read()).get("choices", [])
        return None, bool(choices) and choices[0]["message"]["content"] is not None
    first = None
    for raw in answer:
        line = raw.decode("utf-8").rstrip("\r\n")
        if line == "data: [DONE]":
            return first, True
        if line.startswith("data: ") and first is None:
            first = now()
    return first, False


def send(host, port, body, is_stream, settings):
    """First token, outcome and region of one try."""
    connection = http.client.HTTPConnection(host, port, timeout=settings["timeout"])
    outcome, region, first = "Refused", None, None
    try:
        headers = {"Content-Type": "application/json", "x-gateway-inference-objective": settings["objective"]}
        connection.request("POST", "/v1/chat/completions", body, headers)
        answer = connection.getresponse()
        region = answer.getheader("x-tandem-region")
        if answer.status != 200:
            return None, "ServerError" if answer.status >= 500 else "ClientError", region
        outcome = "Cut"
        first, is_whole = read(answer, is_stream)
        return first, "Answered" if is_whole else "Cut", region
    except (socket.timeout, TimeoutError):
        return first, "TimedOut", region
    except (OSError, http.client.HTTPException, ValueError, KeyError):
        # An answer that had begun stays cut; without one nobody took the request.
        return first, outcome, region
    finally:
        connection.close()


def one(number, due, settings):
    is_stream = number * settings["streams"] // 100 != (number + 1) * settings["streams"] // 100
    body = json.dumps({
        "model": settings["model"],
        "messages": [{"role": "user", "content": PROMPTS[number % 2]}],
        "max_tokens": settings["tokens"],
        "stream": is_stream,
    })
    sent, first, outcome, region = now(), None, "Refused", None
    for host, port in settings["addresses"]:
        first, outcome, region = send(host, port, body, is_stream, settings)
        if outcome != "Refused":
            break
    shown = "-" if first is None else f"{first:.4f}"
    say(f"S {due:.4f} {sent:.4f} {shown} {now():.4f} {outcome} {region or '-'} {int(is_stream)}")


def address(url):
    parts = urlsplit(url)
    return parts.hostname, parts.port or 80


def main():
    settings = {
        "addresses": [address(url) for url in os.environ["ADDRESSES"].split(",")],
        "model": os.environ["MODEL"],
        "objective": os.environ["OBJECTIVE"],
        "streams": int(os.environ["STREAM_PERCENT"]),
        "tokens": int(os.environ["MAX_TOKENS"]),
        "timeout": float(os.environ["TIMEOUT_SECONDS"]),
    }
    rate, end = float(os.environ["RATE"]), float(os.environ["SECONDS"])
    number, told = 0, -1
    while now() < end:
        if int(now()) > told:
            told = int(now())
            say(f"T {now():.4f}")
        due = number / rate
        if due > now():
            time.sleep(min(due - now(), 0.05))
            continue
        # Beyond this many open requests none is sent: the reader sees that the load missed its rate.
        if threading.active_count() < 2000:
            threading.Thread(target=one, args=(number, due, settings), daemon=True).start()
        number += 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
