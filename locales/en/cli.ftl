### More texts of the report: how the document was read, and the mode of matching. Ids and variables as in report.ftl.

notice-undecodable = Some bytes could not be read as { $charset } and are shown as “�”.
notice-structured-data = The page shows little text; the article was taken from the data that the page carries for search engines.
notice-paywall = The page looks like the preview of a paid article; the rest may be missing.
notice-unread-pages = { $count ->
    [one] { $count } page of the PDF could not be read completely.
   *[other] { $count } pages of the PDF could not be read completely.
}
notice-too-large = The document is very large; a part of it was left out.
notice-one-claim = The text is short and was taken as one claim.
notice-index-behind = { $count ->
    [one] { $count } fact-check is not in the search index yet. Run `ortaq reindex`.
   *[other] { $count } fact-checks are not in the search index yet. Run `ortaq reindex`.
}
report-untitled = Untitled text
