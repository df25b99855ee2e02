"""ASGI middleware that names the region in every HTTP answer.

A failover is proven by the header x-tandem-region of the answers, so it must come from the server itself and not
from anything on the way. It touches the first message of an answer only: streams pass through as they are.
"""

import os

REGION = os.environ["TANDEM_REGION"].encode("ascii")


class RegionHeader:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_region(message):
            if message["type"] == "http.response.start":
                headers = [*message.get("headers", []), (b"x-tandem-region", REGION)]
                message = {**message, "headers": headers}
            await send(message)

        await self.app(scope, receive, send_with_region)
