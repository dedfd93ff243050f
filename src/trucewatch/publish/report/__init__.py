"""The situation report: what a monitoring mission would hand out on a period, every sentence with its evidence.

`outline` says what stands in it, `grounds` holds each sentence against what it cites, and `as_html`, `as_markdown` and
`as_pdf` set it: three renderings of one outline. The same input gives the same bytes.
"""
