//! What the surface of a sentence says about it.
