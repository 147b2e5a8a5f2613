"""Extracts article text with trafilatura.

Standard input: for each page a line with its length in bytes, then the page. Standard output: one JSON line
{"pages", "cpu_seconds"} of the extraction alone (imports and one page for warming up not counted), then one JSON string
a page.
"""

import json
import sys
import time

import trafilatura

pages = []
source = sys.stdin.buffer
while length := source.readline().strip():
    pages.append(source.read(int(length)))

if pages:
    trafilatura.extract(pages[0], include_comments=False)
begin = time.process_time()
texts = [trafilatura.extract(page, include_comments=False) or "" for page in pages]
seconds = time.process_time() - begin
print(json.dumps({"pages": len(pages), "cpu_seconds": seconds}))
for text in texts:
    print(json.dumps(text))
