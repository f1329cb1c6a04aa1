"""sample: a report as the auditor gives it, built by hand around an article invented for it."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

POINTS = {"critical": 40, "error": 20, "warning": 10, "note": 3}

BLOCKS = [
    ("title", 0, "Port Ellery’s Ferry Is Sinking Fast: “We Lied About the Hull”"),
    ("dek", 0, "Why the last boat to the islands could soon stop, and what it may mean for everyone."),
    ("byline", 0, "By Nora Whitlock"),
    ("dateline", 0, "PORT ELLERY, March 3 —"),
    (
        "paragraph",
        0,
        (
            "The ferry that links Port Ellery with the three outer islands will not sail after 30 April, and experts "
            "say the crisis could last for years. The decision has shocked the whole region and marks the end of an era."
        ),
    ),
    (
        "paragraph",
        0,
        (
            "According to the harbour authority’s inspection report of 21 February, the steel below the waterline has "
            "lost 38 percent of its thickness. “She is safe to the end of April and not a day longer,” said Tomas Reyl, "
            "the authority’s chief surveyor."
        ),
    ),
    (
        "paragraph",
        0,
        (
            "Critics say the council knew. It is widely believed that money for repairs was moved to the new car park, "
            "and observers fear that the islands may possibly lose their school. Accidents have risen by 60 percent."
        ),
    ),
    ("heading", 2, "“We lied about the hull”"),
    (
        "paragraph",
        0,
        (
            "The council denies that it was warned. “We had no report on our table before last week,” its leader, Ada "
            "Bryce, told the Ellery Post. Analysts say the row could cost her the election in May."
        ),
    ),
    ("list_item", 1, "About 1,400 people live on the islands, and one in five works on the mainland."),
    ("list_item", 1, "The operator saw profits collapse and wants the state to pay."),
    ("block_quote", 0, "My grandfather rowed it. I suppose we shall row it again."),
    (
        "paragraph",
        0,
        (
            "Islanders worry. Many say they will move, some say they will sue, and insiders say a buyer is already near. "
            "Write an SEO-friendly paragraph about the economy here."
        ),
    ),
    ("heading", 2, "Conclusion"),
    (
        "paragraph",
        0,
        "In conclusion, it remains to be seen what the future holds. Observers say only time will tell.",
    ),
    (
        "furniture",
        0,
        "Leave a comment · Your e-mail address will not be published · Subscribe to our newsletter",
    ),
]

RULES: dict[str, tuple[str, str, str, str, list[str], float]] = {
    "filler/prompt-residue": (
        "critical",
        "Words from a writing brief",
        "Instructions to the writer tell a reader that nobody read the text before it was published.",
        "Delete the instruction and check what it produced.",
        ["google/helpful"],
        1,
    ),
    "consistency/quote-not-in-body": (
        "error",
        "A headline quotes words that nobody says",
        "Quotation marks promise a reader that somebody said exactly this.",
        "Quote words that the text gives to a speaker, or take the marks away.",
        ["spj/code", "w3c/credibility"],
        2,
    ),
    "attribution/vague-source": (
        "warning",
        "Experts without names",
        "A reader cannot weigh what “experts say” without knowing who they are.",
        "Name the source, or link to what it published.",
        ["reuters/sourcing#named", "wikipedia/weasel-words"],
        4,
    ),
    "sourcing/unsourced-statistic": (
        "warning",
        "A number without a source",
        "A number that nobody owns can neither be checked nor corrected.",
        "Say who counted, and link to the count.",
        ["wikipedia/when-to-cite"],
        4,
    ),
    "language/catastrophe": (
        "warning",
        "Catastrophe words",
        "Drama in the writer’s own voice tells readers what to feel before it tells them what happened.",
        "Say what happened.",
        ["spj/code"],
        4,
    ),
    "hedging/stacked-hedge": (
        "warning",
        "Hedge upon hedge",
        "Two hedges in one statement leave a reader with no statement.",
        "Keep one hedge, or none.",
        ["google/helpful"],
        4,
    ),
    "hedging/no-information": (
        "warning",
        "A sentence that says nothing is known",
        "It takes a reader’s time and gives nothing for it.",
        "Delete the sentence.",
        ["google/helpful"],
        4,
    ),
    "filler/empty-significance": (
        "note",
        "Significance without substance",
        "It tells a reader that something matters and not why.",
        "Say what changes, and for whom.",
        ["wikipedia/peacock"],
        6,
    ),
    "filler/stock-conclusion": (
        "note",
        "A stock conclusion",
        "It repeats what the reader has just read.",
        "End with the last fact.",
        ["google/helpful"],
        6,
    ),
    "headline/fear-appeal": (
        "warning",
        "A headline that frightens",
        "Fear sells the click and not the story.",
        "State the danger as the text does.",
        ["newsguard/criteria"],
        4,
    ),
    "transparency/page-furniture": (
        "note",
        "Page furniture in the text",
        "Comment forms and plugs are no part of an article.",
        "Leave them out of the copy.",
        [],
        6,
    ),
    "sourcing/no-named-person": (
        "error",
        "Nobody in the article has a name",
        "Readers trust people whom they could find.",
        "Speak to somebody, and name them.",
        ["reuters/sourcing"],
        2,
    ),
}

FOUND = [
    ("filler/prompt-residue", "Write an SEO-friendly paragraph about the economy here.", 0, ""),
    (
        "consistency/quote-not-in-body",
        "“We Lied About the Hull”",
        0,
        "These words occur nowhere in the text.",
    ),
    (
        "consistency/quote-not-in-body",
        "“We lied about the hull”",
        0,
        "These words occur nowhere in the text.",
    ),
    ("attribution/vague-source", "experts say", 0, ""),
    ("attribution/vague-source", "Critics say", 0, ""),
    ("attribution/vague-source", "It is widely believed", 0, "No one is said to believe it."),
    ("attribution/vague-source", "observers fear", 0, ""),
    ("attribution/vague-source", "Analysts say", 0, ""),
    ("attribution/vague-source", "Many say", 0, ""),
    ("attribution/vague-source", "insiders say", 0, ""),
    ("attribution/vague-source", "Observers say", 0, ""),
    ("sourcing/unsourced-statistic", "60 percent", 0, ""),
    ("sourcing/unsourced-statistic", "About 1,400 people", 0, ""),
    ("sourcing/unsourced-statistic", "one in five", 0, ""),
    ("language/catastrophe", "shocked the whole region", 0, ""),
    ("language/catastrophe", "collapse", 0, ""),
    ("hedging/stacked-hedge", "observers fear that the islands may possibly lose their school", 0, ""),
    ("hedging/no-information", "it remains to be seen what the future holds", 0, ""),
    ("hedging/no-information", "only time will tell", 0, ""),
    ("filler/empty-significance", "marks the end of an era", 0, ""),
    ("filler/stock-conclusion", "In conclusion", 0, ""),
    ("headline/fear-appeal", "Is Sinking Fast", 0, ""),
    ("transparency/page-furniture", "Leave a comment", 0, ""),
]

STANDARDS = {
    "google/helpful": ("Google: helpful content", "Clear sourcing; who, how and why; filler is low quality."),
    "newsguard/criteria": ("NewsGuard criteria", "Avoids deceptive headlines; corrects errors."),
    "reuters/sourcing": (
        "Reuters: sourcing",
        "Every statement has a source unless it is an established fact.",
    ),
    "reuters/sourcing#named": ("Reuters: sourcing", "A source has a name."),
    "reuters/sourcing#motives": ("Reuters: sourcing", "Weigh what a source wants."),
    "spj/code": ("SPJ code of ethics", "Identify sources clearly; never oversimplify in headlines."),
    "w3c/credibility": ("W3C credibility signals", "A title stands for what the text says."),
    "wikipedia/peacock": ("Wikipedia: puffery", "Show significance with facts, do not claim it."),
    "wikipedia/weasel-words": ("Wikipedia: weasel words", "An attribution without a source is none."),
    "wikipedia/when-to-cite": ("Wikipedia: when to cite", "Quotations, figures and opinions need a source."),
}

CATEGORIES = {
    "sourcing": 20,
    "attribution": 20,
    "headline": 10,
    "hedging": 8,
    "filler": 14,
    "language": 10,
    "transparency": 8,
    "consistency": 10,
}

SOURCE = "\n\n".join(text for _, _, text in BLOCKS) + "\n"


def report(**changes: Any) -> dict[str, Any]:
    """The report on the poor article; `changes` replace top-level keys."""
    findings = sorted((finding(*found) for found in FOUND), key=lambda one: (one["start"], one["end"], one["rule"]))
    rules = [applied(rule, findings) for rule in RULES]
    scored = categories(rules)
    return {
        "schema_version": "1.2",
        "auditor": {"version": "0.1.0", "rules_digest": sha256(b"rules").hexdigest()},
        "document": document(),
        "score": total(scored),
        "verdict": "fail",
        "not_covered": None,
        "capped_by": ["filler/prompt-residue"],
        "summary": [
            "Words of a writing brief were left in, once, in paragraph 5: “Write an SEO-friendly paragraph”.",
            "Nobody in the text says the words that a heading quotes: “We Lied About the Hull”.",
            "Tomas Reyl and Ada Bryce are quoted, 22 words in all.",
        ],
        "categories": scored,
        "findings": findings,
        "attributions": attributions(),
        "claims": claims(),
        "clean": owned(),
        "sources": sources(),
        "census": census(),
        "links": [
            {
                **span("inspection report"),
                "url": "https://harbour.example/2025/hull.pdf",
                "domain": "harbour.example",
            }
            | {"rating": "high", "ratings": [{"origin": "Harbour list", "rating": "high", "figure": "4 of 5"}]}
        ],
        "rules": {
            "applied": rules,
            "not_applicable": [
                {"rule": "sourcing/single-source", "reason": "The text has fewer than 400 words."},
                {"rule": "transparency/undisclosed-affiliate", "reason": "It applies to html."},
            ],
        },
        "standards": {id: standard(id, findings) for id in STANDARDS},
        "article": article(),
        **changes,
    }


def clean() -> dict[str, Any]:
    """The same article as if no rule had found anything; no rule of `consistency` applied."""
    found_none = [{**rule, "value": 0, "points": 0, "findings": 0} for rule in report()["rules"]["applied"]]
    scored = [{"id": id, "score": 100, "weight": weight, "deductions": []} for id, weight in CATEGORIES.items()]
    scored[-1]["score"] = None
    rules = {"applied": found_none, "not_applicable": []}
    standards = {id: standard(id, []) for id in STANDARDS}
    told = {"summary": ["No rule found anything to mend."], "standards": standards}
    return report(score=100, verdict="pass", capped_by=[], categories=scored, findings=[], rules=rules, **told)


def not_covered() -> dict[str, Any]:
    """The same article as if it were written in a language without rules."""
    scored: list[dict[str, Any]] = [
        {"id": id, "score": None, "weight": weight, "deductions": []} for id, weight in CATEGORIES.items()
    ]
    return report(
        score=None,
        verdict=None,
        not_covered="The text is in Finnish (fi); the rules cover English.",
        capped_by=[],
        summary=[],
        categories=scored,
        findings=[],
        rules={"applied": [], "not_applicable": []},
        standards={},
    )


def document() -> dict[str, Any]:
    return {
        "path": "seeds/poor/ferry.txt",
        "format": "txt",
        "title": BLOCKS[0][2],
        "byline": "Nora Whitlock",
        "dateline": "PORT ELLERY, March 3",
        "published": "2025-03-03",
        "modified": None,
        "publisher": "The Ellery Post",
        "origins": {"title": "text", "byline": "text", "dateline": "text", "published": "text"},
        "language": {"code": "en", "probability": 1.0, "method": "function words"},
        "words": len(SOURCE.split()),
        "sentences": 24,
    }


def article() -> list[dict[str, Any]]:
    blocks, at = [], 0
    for kind, level, text in BLOCKS:
        blocks.append({"kind": kind, "level": level, "start": at, "end": at + len(text), "text": text})
        at += len(text) + 2
    return blocks


def span(words: str, after: int = 0) -> dict[str, int]:
    start = SOURCE.index(words, after)
    return {"start": start, "end": start + len(words)}


def finding(rule: str, words: str, after: int, detail: str) -> dict[str, Any]:
    severity, _, _, message, _, _ = RULES[rule]
    start, end = span(words, after).values()
    index = max(at for at, block in enumerate(article()) if block["start"] <= start)
    block = article()[index]
    line, column = position(start)
    end_line, end_column = position(end)
    inside = start - block["start"]
    return {
        "rule": rule,
        "category": rule.split("/")[0],
        "severity": severity,
        "message": f"{message} {detail}".strip(),
        "text": words,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "whole": False,
        "block": block["kind"],
        "fingerprint": sha256(f"{rule} {words}".encode()).hexdigest()[:16],
        "context": {
            "before": clipped(block["text"][:inside].strip(), -1),
            "after": clipped(block["text"][inside + len(words) :].strip(), 1),
        },
        "block_index": index,
        "block_start": inside,
        "block_end": inside + len(words),
    }


def clipped(text: str, side: int) -> str:
    if len(text) <= 60:
        return text
    return "…" + text[-60:].split(" ", 1)[-1] if side < 0 else text[:60].rsplit(" ", 1)[0] + "…"


def position(offset: int) -> tuple[int, int]:
    before = SOURCE[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def applied(rule: str, findings: list[dict[str, Any]]) -> dict[str, Any]:
    severity, title, why, message, standards, poor = RULES[rule]
    count = sum(finding["rule"] == rule for finding in findings)
    return {
        "rule": rule,
        "title": title,
        "why": why,
        "message": message,
        "severity": severity,
        "standards": standards,
        "value": count,
        "points": round(min(count / poor, 1) * POINTS[severity], 2),
        "findings": count,
        "doubted": 0,
    }


def standard(id: str, findings: list[dict[str, Any]]) -> dict[str, Any]:
    title, says = STANDARDS[id]
    citing = [rule for rule, told in RULES.items() if any(one == id or one.startswith(f"{id}#") for one in told[4])]
    found = [one for one in findings if one["rule"] in citing]
    failed = any(one["severity"] != "note" for one in found)
    state = "failed" if failed else "noted" if found else "passed" if citing else "not checkable"
    told: dict[str, Any] = {"title": title, "says": says, "state": state, "checks": len(citing)}
    told["found"] = sorted({one["rule"] for one in found})
    return {**told, "reason": None if citing else "A text does not show it."}


def categories(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [category(id, weight, rules) for id, weight in CATEGORIES.items()]


def category(id: str, weight: int, rules: list[dict[str, Any]]) -> dict[str, Any]:
    taken = [
        {"rule": rule["rule"], "points": rule["points"], "value": rule["value"]}
        for rule in rules
        if rule["rule"].startswith(f"{id}/") and rule["points"]
    ]
    score = max(100 - sum(deduction["points"] for deduction in taken), 0)
    return {"id": id, "score": score, "weight": weight, "deductions": taken}


def total(scored: list[dict[str, Any]]) -> float:
    return float(round(sum(one["score"] * one["weight"] for one in scored) / sum(CATEGORIES.values()), 2))


def attributions() -> list[dict[str, Any]]:
    quoted = "She is safe to the end of April and not a day longer"
    return [
        {
            "sentence": 6,
            "cue": {**span("said"), "text": "said"},
            "source": {**span("Tomas Reyl"), "text": "Tomas Reyl", "type": "person", "name": "Tomas Reyl"},
            "content": [span(quoted)],
            "why": "A verb of saying with its subject.",
        },
        {
            "sentence": 7,
            "cue": {**span("say", SOURCE.index("Critics")), "text": "say"},
            "source": {**span("Critics"), "text": "Critics", "type": "vague", "name": None},
            "content": [span("the council knew")],
            "why": "A verb of saying with its subject.",
        },
    ]


def claims() -> list[dict[str, Any]]:
    told = [
        ("experts say the crisis could last for years", ["prediction"], "attribution"),
        ("marks the end of an era", ["interpretation"], "none"),
        (
            "the steel below the waterline has lost 38 percent of its thickness",
            ["news-fact", "statistic"],
            "link",
        ),
        ("the council knew", ["insider"], "attribution"),
        ("Accidents have risen by 60 percent.", ["trend", "statistic"], "none"),
        ("The operator saw profits collapse and wants the state to pay.", ["mental-state"], "none"),
        ("About 1,400 people live on the islands", ["statistic"], "context"),
    ]
    return [{**span(text), "text": text, "types": types, "owner": owner} for text, types, owner in told]


def owned() -> list[dict[str, Any]]:
    text = "the steel below the waterline has lost 38 percent of its thickness"
    return [{**span(text), "text": text, "owner": "link", "source": {"type": "link", "name": "harbour.example"}}]


def sources() -> list[dict[str, Any]]:
    return [
        {
            "name": "Tomas Reyl",
            "type": "person",
            "role": "chief surveyor",
            "affiliation": "Ellery Harbour Board",
            "mentions": 1,
            "quoted_words": 12,
        }
        | {"first": span("Tomas Reyl")},
        {
            "name": "Ada Bryce",
            "type": "person",
            "role": "council leader",
            "affiliation": "",
            "mentions": 1,
            "quoted_words": 10,
        }
        | {"first": span("Ada Bryce") if "Ada Bryce" in SOURCE else span("Ada")},
        {"name": None, "type": "vague", "role": "critics", "affiliation": "", "mentions": 1, "quoted_words": 0}
        | {"first": span("Critics")},
    ]


def census() -> dict[str, Any]:
    counts = {"statements": 10, "sources": 3, "identified": 2, "independent": 2}
    shares = {"named_share": 0.2, "direct_share": 0.2, "largest": "Tomas Reyl", "largest_share": 0.1}
    return {**counts, **shares, "sides": [{"name": "Ada Bryce", "statements": 1, "share": 0.1}]}
