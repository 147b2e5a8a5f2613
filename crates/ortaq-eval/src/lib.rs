//! Evaluation and training on data folders: quality and speed tables with their baselines.
