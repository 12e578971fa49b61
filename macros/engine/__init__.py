"""The MkDocs plugin: it lets the theme render the frames and hangs Färdplan's pages in them."""
