"""What an editor is told when the disk or the file system refuses."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet du får använda är slut",
    errno.EIO: "disken svarar med fel",
    errno.EROFS: "disken går bara att läsa från",
    errno.EACCES: "du saknar behörighet",
    errno.EPERM: "du saknar behörighet",
    errno.EBUSY: "den används av något annat, eller är en egen disk",
    errno.EXDEV: "den ligger på en annan disk",
    errno.EFBIG: "filen blir för stor",
    errno.EMFILE: "för många filer är öppna",
    errno.ENFILE: "för många filer är öppna",
    errno.ENOENT: "den finns inte",
    errno.ENOTDIR: "den är ingen mapp",
    errno.EISDIR: "den är en mapp",
    errno.ENOTEMPTY: "mappen är inte tom",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.ELOOP: "genvägen leder till sig själv",
}


def told(error: OSError) -> str:
    """One Swedish line about what could not be read or written, and why."""
    reason = _REASONS.get(error.errno or 0) or error.strerror or str(error)
    what = f"”{error.filename}”" if error.filename else "en fil"
    return f"Kan inte läsa eller skriva {what}: {reason}."
