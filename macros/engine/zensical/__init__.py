"""Experimental: the same site with Zensical as the engine that renders the frames; MkDocs takes no part in the build.

Zensical runs no plugin of ours, so its part is prepared in a scratch folder,
and the pages are taken out of what it built (tried with Zensical 0.0.73):

    frames with marks ─┐
    authors' pages     ├─→ scratch folder ─→ zensical build ─→ shells ─→ all pages ─→ check ─→ OUT
    theme and menu    ─┘
"""
