"""What a page must pass to be called accessible, as far as a machine can tell."""

from axe_playwright_python.base import AXE_SCRIPT, AxeResults

DESKTOP = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}  # WCAG 1.4.10: a desktop window at 400 %
# Dark differs from light in its colours alone (`color-scheme`, custom properties), so only these are looked at twice.
APPEARANCES = (("light", DESKTOP, True), ("dark", DESKTOP, False), ("light", NARROW, True), ("dark", NARROW, False))

# Axe compares colours slowly, and these rules look at nothing else.
COLOURS = ["color-contrast", "link-in-text-block"]
# Everything that axe runs unasked, and the target size of WCAG 2.2, which it leaves out.
REST = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
REST["rules"] |= {rule: {"enabled": False} for rule in COLOURS}
ALIKE = 5  # of texts that have one style, on backgrounds that have one style, so many are compared

# Only violations cross to Python: what passes is long, and nobody reads it.
#
# The browser itself says which texts are alike: all computed values of the text and of every ancestor that could make
# a colour differ are equal. A list of 200 rows holds a few such groups, so the rest of its rows could not fail alone.
RUN = """
async ({colours, rest, alike, looksAtAll}) => {
    const LOOK = ["color", "background-color", "background-image", "background-blend-mode", "mix-blend-mode", "opacity",
        "filter", "font-size", "font-weight", "text-shadow", "text-decoration-line", "visibility", "display",
        "position", "float", "z-index", "transform", "clip", "clip-path", "overflow-x", "border-bottom-style",
        "-webkit-text-fill-color", "-webkit-text-stroke-width", "text-indent"];
    const numbers = new Map();
    const numbered = (text) => numbers.get(text) ?? numbers.set(text, numbers.size).get(text);
    const style = (element, pseudo) => {
        const computed = getComputedStyle(element, pseudo);
        return LOOK.map((name) => computed.getPropertyValue(name)).join(";");
    };
    const generated = (element, pseudo) =>
        getComputedStyle(element, pseudo).content === "none" ? "" : style(element, pseudo);
    const seen = new Map(), include = [];
    const hasText = (element) => element.matches("input, textarea, select, button") ||
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const walk = (element, above) => {
        const isDisabled = element.matches(":disabled, [aria-disabled=true]"), isTold = hasText(element);
        const look = numbered([above, element.localName, element.type, isDisabled, isTold, style(element, null),
            generated(element, "::before"), generated(element, "::after")].join("|"));
        if (isTold) {
            seen.set(look, (seen.get(look) ?? 0) + 1);
            if (seen.get(look) <= alike) include.push(element);
        }
        for (const child of element.children) walk(child, look);
    };
    walk(document.body, "");
    const found = looksAtAll ? await axe.run(rest) : {violations: []};
    const compared = await axe.run({include}, {resultTypes: ["violations"], runOnly: {type: "rule", values: colours}});
    const root = document.documentElement;
    return {violations: [...found.violations, ...compared.violations], overflow: root.scrollWidth - root.clientWidth};
}
"""


def check_accessibility(page):
    """Raise AssertionError with every violation of `page` in each appearance; the page looks as before afterwards."""
    viewport = page.viewport_size
    faults = []
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    for scheme, size, looks_at_all in APPEARANCES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(size)
        where = f"{page.url} in {scheme} at {size['width']} px"
        asked = {"colours": COLOURS, "rest": REST, "alike": ALIKE, "looksAtAll": looks_at_all}
        response = page.evaluate(RUN, asked)
        results = AxeResults(response)
        if results.violations_count:
            faults.append(f"{where}: {results.generate_report()}")
        if response["overflow"] > 0:
            faults.append(f"{where}: scrolls sideways by {response['overflow']} px")
    page.emulate_media(color_scheme="null", reduced_motion="null")
    page.set_viewport_size(viewport)
    assert not faults, "\n\n".join(faults)
