"""Copies one revision of a Hugging Face model into the weights bucket, once.

Layout: <bucket>/<model>/<revision>/<files of the repository>, and beside them the marker, written last. A folder with
a marker is complete and never touched again; one without is gone on with: files whose size is right are kept.

Each file is first fetched whole to the scratch disk, checked (size, and SHA-256 where the Hub states one), copied,
checked again and deleted from the scratch disk. A writer that dies can leave a short object in the bucket, never one
that passes the checks.

Exit codes: 0 complete; 2 a retry will not help (token, licence, revision, settings); 1 everything else.
"""

import hashlib
import json
import os
import shutil
import sys
import time
from pathlib import Path


class Hopeless(Exception):
    """The same answer would come again."""


def say(text):
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


def setting(name):
    value = os.environ.get(name, "")
    if not value:
        raise Hopeless(f"The environment variable {name} is missing or empty.")
    return value


def read_token(path):
    try:
        token = Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise Hopeless(f"No Hugging Face token at {path}: {error}. Add a version to the secret.") from error
    if not token:
        raise Hopeless(f"The Hugging Face token at {path} is empty. Add a version to the secret.")
    return token


def explained(error, model, revision):
    """The exception that says what to do about an answer of the Hub."""
    status = getattr(getattr(error, "response", None), "status_code", None)
    if status == 401:
        return Hopeless("401: Hugging Face does not accept the token. Is it expired, revoked or cut short?")
    if status == 403:
        return Hopeless(
            f"403: the token is valid but may not read {model}. Accept the licence at "
            f"https://huggingface.co/{model} with the account the token belongs to; a fine-grained token also needs "
            "the permission to read gated repositories."
        )
    if status == 404:
        return Hopeless(f"404: {model} has no revision {revision}, or the token may not see it.")
    return error


def wanted_files(api, model, revision):
    """Path, size and SHA-256 (or None) of every file of the revision."""
    info = api.model_info(model, revision=revision, files_metadata=True)
    if info.sha != revision:
        raise Hopeless(f"MODEL_REVISION must be a commit: {revision} stands for {info.sha}.")
    files = []
    for sibling in sorted(info.siblings, key=lambda one: one.rfilename):
        if sibling.size is None:
            raise RuntimeError(f"The Hub states no size for {sibling.rfilename}.")
        # huggingface_hub gives lfs as an object or, in older releases, as a dictionary.
        lfs = sibling.lfs
        sha256 = lfs.get("sha256") if isinstance(lfs, dict) else getattr(lfs, "sha256", None)
        files.append((sibling.rfilename, sibling.size, sha256))
    if not files:
        raise Hopeless(f"{model} at {revision} has no files.")
    return files


def has_size(path, size):
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


def check(path, size, sha256):
    if not has_size(path, size):
        raise RuntimeError(f"{path} has not the {size} bytes the Hub states.")
    if sha256 is None:
        return
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(8 << 20):
            digest.update(block)
    if digest.hexdigest() != sha256:
        raise RuntimeError(f"{path} has not the SHA-256 the Hub states.")


def load(fetch, files, target, scratch):
    """Brings every file to target; fetch(name) returns the path of a local copy under scratch."""
    total = sum(size for _, size, _ in files)
    done = 0
    for number, (name, size, sha256) in enumerate(files, start=1):
        label = f"[{number}/{len(files)}] {name}"
        final = target / name
        if has_size(final, size):
            say(f"{label}: already there")
        else:
            started = time.monotonic()
            local = fetch(name)
            check(local, size, sha256)
            final.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(local, final)
            if not has_size(final, size):
                raise RuntimeError(f"{final} was not written whole.")
            shutil.rmtree(scratch)
            say(f"{label}: {size / 1e6:.1f} MB in {time.monotonic() - started:.0f} s")
        done += size
        say(f"{done / 1e9:.1f} of {total / 1e9:.1f} GB")


def run():
    model, revision = setting("MODEL"), setting("MODEL_REVISION")
    target = Path(setting("BUCKET_PATH")) / model / revision
    marker = target / setting("WEIGHTS_MARKER")
    if has_size(marker, 0):
        say(f"{marker} is empty and counts as missing.")
    elif marker.exists():
        say(f"{marker} stands: {model} at {revision} is complete.")
        return

    token = read_token(setting("TOKEN_FILE"))
    scratch = Path(setting("SCRATCH_PATH")) / "file"

    from huggingface_hub import HfApi, hf_hub_download
    from huggingface_hub.utils import HfHubHTTPError

    def fetch(name):
        return Path(hf_hub_download(model, name, revision=revision, local_dir=scratch, token=token))

    say(f"Loading {model} at {revision} into {target}")
    try:
        files = wanted_files(HfApi(token=token), model, revision)
        load(fetch, files, target, scratch)
    except HfHubHTTPError as error:
        raise explained(error, model, revision) from error

    for name, size, _ in files:
        if not has_size(target / name, size):
            raise RuntimeError(f"{target / name} is missing or has the wrong size; no marker written.")
    content = {
        "model": model,
        "revision": revision,
        "files": [{"path": name, "size": size, "sha256": sha256} for name, size, sha256 in files],
    }
    marker.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    say(f"Download complete: {len(files)} files, {sum(size for _, size, _ in files) / 1e9:.1f} GB. Marker {marker}")


def main():
    try:
        run()
    except Hopeless as error:
        print(f"Cannot load the model. {error}", file=sys.stderr, flush=True)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
