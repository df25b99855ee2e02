#!/bin/sh
# Waits until the last request is answered.
settle=30
sleep "$settle"
while curl --silent --fail localhost:8000/busy; do
  sleep 1
done
