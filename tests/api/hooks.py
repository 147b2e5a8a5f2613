"""Addresses that schemathesis may have fetched: none of them exists, so that no foreign host is ever asked (RFC 2606)."""

from hypothesis import strategies as st

import schemathesis

paths = st.lists(st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=8), max_size=3)
addresses = st.builds(
    lambda scheme, host, path: f"{scheme}://{host}.invalid/{'/'.join(path)}",
    st.sampled_from(["http", "https"]),
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8),
    paths,
)
schemathesis.openapi.format("uri", addresses)
