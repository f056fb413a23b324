"""How a page talks to Streamlit: guard, cached reads, filters, figure + sentence + table.

**How to write a page.** A page is one file in pages/, named in `pagelist.PAGES` with its question,
its section and who may open it. It chooses, asks `wincore`, and draws; it imports neither pandas
nor plotly, and computes nothing::

    visit = guard("workforce")                                  # always the first statement
    page = open_page(visit, "wave", "group", group="Black")     # title, choices, date, foot
    show(
        workforce.against_london(page.context),                 # a figure by name: a `charts.Chart`
        "workforce.representation",                             # key: page.figure
        download_name=page.file_name("workforce"),
        explain=page.explain("workforce.representation", group=page.filters.group),
    )

**What each module is for.**

`guard`       who is looking, and may they; asked by every page, whether or not dashboard.py ran
`identity`    sign-in and role; `pagelist` the pages; `navigation` the menu
`frame`       what is around every page, and `Page`: visit, filters, what is held
`filters`     choices that live in the address and hold on every page; `choices` those of one page
`reads`       framework, store, snapshot and findings, remembered by their fingerprints
`figure`      `show`: the finding as heading, figure with alt, "Why this number?", numbers, CSV
`explained`   figures that can be explained: findings, and what a chart shows that is none
`explain`     the choice of a chart's figures, and what stands behind the one chosen
`download`    CSV that no spreadsheet runs, under names that tell what is inside
`states`      nothing to show, failed, not allowed, loading
`text`        `plain`: what people typed stands for itself in Markdown
`headers`     Content-Security-Policy and the other headers of every answer
`startpage`   what a browser loads first, with `start.js`: Back, telephones, no needless requests
`returning`   back to the page that was asked for, after signing in
`shared`      choices that belong to the dashboard and outlive the page that draws them
`ahead`       what a server does between its start and the first visit

**Rules.** Text from data goes through `text.plain` before any Streamlit call that reads Markdown
(figures escape their own). A choice is never trusted: it is looked up among what was offered.
Pages have no named icons, because the browser would fetch those from elsewhere. `style.css` holds
only what the theme has no setting for.
"""
