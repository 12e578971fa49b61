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
    errno.EEXIST: "där ligger redan något annat",
    errno.EINVAL: "namnet eller läget går inte att använda",
    errno.ENOMEM: "minnet räcker inte",
    errno.EPIPE: "mottagaren har stängt",
    errno.ENODEV: "enheten finns inte",
    errno.ENXIO: "enheten finns inte",
    errno.ETXTBSY: "filen används av ett program",
    errno.ESTALE: "den nätverksdisken svarar inte längre",
    errno.ETIMEDOUT: "inget svar inom rimlig tid",
    errno.ECONNREFUSED: "ingen svarar där",
    errno.ECONNRESET: "förbindelsen bröts",
    errno.ENETUNREACH: "nätverket går inte att nå",
    errno.EHOSTUNREACH: "datorn går inte att nå",
    errno.EADDRINUSE: "porten används redan av ett annat program",
    errno.EADDRNOTAVAIL: "adressen går inte att använda på den här datorn",
}


def told(error: OSError) -> str:
    """One Swedish line about what could not be read or written, and why."""
    reason = why(error)
    if error.errno in {errno.EADDRINUSE, errno.EADDRNOTAVAIL}:
        return f"Webbplatsen kan inte visas: {reason}. Välj en annan port, till exempel --port 8001."
    what = f"”{error.filename}”" if error.filename else "en fil"
    return f"Kan inte läsa eller skriva {what}: {reason}."


def why(error: OSError) -> str:
    """Why, in a few Swedish words; for what we do not know the system's own number, never its English."""
    return _REASONS.get(error.errno or 0) or f"systemet svarar med fel {error.errno or 'utan nummer'}"
