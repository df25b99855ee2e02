#!/bin/sh
# Waits until the loader has written its marker beside the weights, which it does last.
# The mount shows one model at one revision; it is empty until the loader starts.
set -eu

marker="$WEIGHTS_PATH/$WEIGHTS_MARKER"
waited=0
while [ ! -s "$marker" ]; do
  if [ "$waited" -ge "$DEADLINE_SECONDS" ]; then
    echo "No $marker after $waited s: the weights are not complete." >&2
    echo "See the logs of Job model-downloader in this namespace." >&2
    exit 1
  fi
  if [ $((waited % 60)) -eq 0 ]; then
    echo "Waiting for $marker ($waited of at most $DEADLINE_SECONDS s)."
  fi
  sleep 5
  waited=$((waited + 5))
done
echo "Weights complete: $marker"
