//! Reading the outside world: fetching politely, article extraction, documents, ClaimReview.
