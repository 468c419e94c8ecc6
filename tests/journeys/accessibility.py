"""What a page must pass to be called accessible, as far as a machine can tell."""

from axe_playwright_python.sync_playwright import Axe

DESKTOP = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}  # WCAG 1.4.10: a desktop window at 400 %
APPEARANCES = (("light", DESKTOP), ("dark", DESKTOP), ("light", NARROW), ("dark", NARROW))

# Everything that axe runs unasked, and the target size of WCAG 2.2, which it leaves out.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def check_accessibility(page):
    """Raise AssertionError with every violation of `page` in each appearance; the page looks as before afterwards."""
    viewport = page.viewport_size
    faults = []
    for scheme, size in APPEARANCES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(size)
        where = f"{page.url} in {scheme} at {size['width']} px"
        results = Axe().run(page, options=OPTIONS)
        if results.violations_count:
            faults.append(f"{where}: {results.generate_report()}")
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if overflow > 0:
            faults.append(f"{where}: scrolls sideways by {overflow} px")
    page.emulate_media(color_scheme="null", reduced_motion="null")
    page.set_viewport_size(viewport)
    assert not faults, "\n\n".join(faults)
