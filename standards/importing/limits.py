"""PURE. Whether a file may be opened at all: what it is, how big, and how big it becomes. One sentence each, with the mend."""

import io
import zipfile

MOST_BYTES = 20_000_000
MOST_INFLATED = 100_000_000
MOST_MEMBERS = 2_000
MOST_TIMES_BIGGER = 150
# A few kilobytes of the same letter may well grow a hundredfold; that is no attack.
SMALL = 1_000_000

WORD = "word/document.xml"
SAVE_AS = "Open it in Word, save it as “Word document (.docx)” and choose that file."
KINDS = {
    b"%PDF": f"This is a PDF, not a Word document. {SAVE_AS}",
    b"{\\rtf": f"This is a rich text file under another name. {SAVE_AS}",
    b"\xd0\xcf\x11\xe0": (
        f"This is an old Word file (.doc), or one with a password. Take the password off if there is one. {SAVE_AS}"
    ),
}
DECLARES = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def obstacles_in_file(name: str, data: bytes) -> list[str]:
    """Why a file isn’t read; the first reason is enough. Nothing is unpacked that isn’t counted first."""
    sentence = _not_a_word_file(data) or _unpacks_badly(data)
    return [f"{name}: {sentence}"] if sentence else []


def _not_a_word_file(data: bytes) -> str:
    if not data:
        return "The file is empty. Choose another, or save it again from Word."
    if len(data) > MOST_BYTES:
        return (
            f"The file has {len(data) // 1_000_000} MB, and {MOST_BYTES // 1_000_000} MB is the most. "
            "In Word, choose Compress Pictures, or split it by chapter."
        )
    for beginning, sentence in KINDS.items():
        if data.startswith(beginning):
            return sentence
    if not data.startswith(b"PK"):
        return f"This isn’t a Word document. {SAVE_AS}"
    return ""


def _unpacks_badly(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _members(package) or _contents(package)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError, zipfile.LargeZipFile):
        return f"The file is damaged and can’t be opened. {SAVE_AS}"
    except Exception as fault:  # zlib's own error has no public name, and whatever else a made-up file brings about
        return f"The file is damaged ({type(fault).__name__}). {SAVE_AS}"


def _members(package: zipfile.ZipFile) -> str:
    members = package.infolist()
    names = [member.filename for member in members]
    if any(member.flag_bits & 0x1 for member in members):
        return f"The file has a password. Take it off in Word under File, Info, Protect Document. {SAVE_AS}"
    if WORD not in names:
        return f"This is another kind of file with the ending of a Word document. {SAVE_AS}"
    if len(members) > MOST_MEMBERS or len(set(names)) < len(names):
        return f"The file is made of {len(members)} parts, which no Word document needs. {SAVE_AS}"
    return _sizes(members)


def _sizes(members: list[zipfile.ZipInfo]) -> str:
    if sum(member.file_size for member in members) > MOST_INFLATED:
        return f"Unpacked the file has more than {MOST_INFLATED // 1_000_000} MB. Take out large pictures, or split it."
    for member in members:
        if member.file_size > max(SMALL, member.compress_size * MOST_TIMES_BIGGER):
            return f"A part of the file, {member.filename[:80]}, is packed so tightly that it isn’t safe. {SAVE_AS}"
    return ""


def _contents(package: zipfile.ZipFile) -> str:
    """Entities can make a short text endless or fetch a file; Word writes none."""
    left = MOST_INFLATED
    for member in package.infolist():
        with package.open(member) as opened:
            # What the directory says of a size is a claim; this is the count.
            text = opened.read(left + 1)
        left -= len(text)
        if left < 0:
            return f"Unpacked the file has more than {MOST_INFLATED // 1_000_000} MB. Take out large pictures, or split it."
        if member.filename.endswith((".xml", ".rels")) and any(word in text for word in DECLARES):
            return f"A part of the file, {member.filename[:80]}, declares entities, which Word never does. {SAVE_AS}"
    return ""
