"""Puts back what a drill changed in this cluster, once the drill's heartbeat has stopped.

The record says what there was before: the same fields that `tandem drill` itself puts back, from the last change to the first.
It ends when the record is gone, whoever deleted it. Nodes that a drill cordoned stay so: that takes rights on the whole cluster,
which this account does not have.
"""

import json
import os
import ssl
import sys
import time
import urllib.error
import urllib.request

ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount"
MERGE = "application/merge-patch+json"


def server():
    named = os.environ.get("API_SERVER")
    if named:
        return named, None, None
    # Every Pod has these.
    host, port = os.environ.get("KUBERNETES_SERVICE_HOST"), os.environ.get("KUBERNETES_SERVICE_PORT")
    with open(f"{ACCOUNT}/token", encoding="ascii") as file:
        token = file.read()
    return f"https://{host}:{port}", token, ssl.create_default_context(cafile=f"{ACCOUNT}/ca.crt")


def ask(method, path, body=None):
    """The answer, or None where there is no such object."""
    root, token, context = server()
    request = urllib.request.Request(root + path, None if body is None else json.dumps(body).encode(), method=method)
    request.add_header("Content-Type", MERGE)
    if token is not None:
        request.add_header("Authorization", f"Bearer {token}")
    try:
        with urllib.request.urlopen(request, timeout=15, context=context) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise


def put_back(step):
    space, name, value = step.get("namespace"), step["name"], step.get("value")
    if step["kind"] == "replicas":
        ask("PATCH", f"/apis/apps/v1/namespaces/{space}/deployments/{name}", {"spec": {"replicas": value}})
    elif step["kind"] == "automated":
        body = {"spec": {"syncPolicy": {"automated": value}}}
        ask("PATCH", f"/apis/argoproj.io/v1alpha1/namespaces/{space}/applications/{name}", body)
    else:
        print(f"left as it is: {step['kind']} of {name}", flush=True)
        return
    print(f"put back: {step['kind']} of {name}", flush=True)


def main():
    path = f"/api/v1/namespaces/{os.environ['NAMESPACE']}/configmaps/tandem-drill"
    silence = float(os.environ["SILENCE_SECONDS"])
    beat, since = None, time.monotonic()
    while True:
        record = ask("GET", path)
        if record is None:
            print("the record is gone: nothing is left to do", flush=True)
            return 0
        if record["data"].get("heartbeat") != beat:
            beat, since = record["data"].get("heartbeat"), time.monotonic()
        elif time.monotonic() - since >= silence:
            break
        time.sleep(min(5.0, silence / 2))
    drill = json.loads(record["data"]["record"])
    print(f"{drill['id']} has been silent for {silence:.0f} s", flush=True)
    for step in reversed(drill["steps"]):
        if step["region"] == os.environ["REGION"]:
            put_back(step)
    ask("DELETE", path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
