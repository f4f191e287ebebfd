"""Uploads a file with tuspy, the public tus client: first a part, then the rest elsewhere."""

import sys

from tusclient import client

address, token, digest, path = sys.argv[1:]
hq = client.TusClient(address + "/v1/blobs", headers={"Authorization": "Bearer " + token})
options = {"metadata": {"sha256": digest}, "chunk_size": 40_000, "upload_checksum": True}

first = hq.uploader(path, **options)
first.upload(stop_at=100_000)

# Another process would know no more than the address of the upload.
second = hq.uploader(path, url=first.url, **options)
second.upload()
print(first.offset, second.offset)
