"""The finished site as files: written beside the target, checked, swapped in. Knows no plan and no MkDocs."""
