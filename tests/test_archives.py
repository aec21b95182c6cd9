"""Files and archives that students fill: each is read, or listed with what is wrong with it."""

import bz2
import gzip
import io
import lzma
import os
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest
from class_files import RIGHT, look, make_folder, make_zip, reasons, students_in, without

from grader.classroom import archive, discovery, unpacked
from grader.exercise import description
from grader.judging import submission
from grader.words.errors import UsageError

# --- what is passed over -------------------------------------------------------------------------


def test_links_pipes_and_reports_are_passed_over(tmp_path: Path) -> None:
    make_folder(tmp_path, ["a.py", "report/b.py", "outside/c.txt"])
    make_folder(tmp_path, ["last week/judgements.sqlite", "last week/grades.csv"])
    (tmp_path / "link.py").symlink_to("/etc/passwd")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.py")
    found = look(tmp_path, passed_over=tmp_path / "report")
    assert [f.name for f in found.files] == ["a.py"]
    assert reasons(found) == {
        "link.py": "link: a link",
        "loop": "a link",
        "pipe.py": "pipe: not a regular file",
        "outside/c.txt": "outside: not .py or .ipynb",
    }


def test_a_file_that_becomes_a_link_or_a_pipe_is_not_read(tmp_path: Path) -> None:
    make_folder(tmp_path, ["a.py", "b.py", "c.py"])
    files = look(tmp_path).files
    for name in ("a.py", "b.py", "c.py"):
        (tmp_path / name).unlink()
    (tmp_path / "a.py").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "b.py")
    for each in files[::2]:
        with pytest.raises(UsageError, match="cannot be read"):
            each.read()
    assert files[1].read().source == b""  # and nobody is waited for


def test_a_name_that_is_not_utf8_is_written_out(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xcf\xf0.py")).write_text("pass")
    found = look(tmp_path)
    assert [f.student for f in found.files] == ["\\xcf\\xf0"]
    assert found.files[0].read().source == b"pass"


def test_a_folder_without_end_ends(tmp_path: Path) -> None:
    deep = make_folder(tmp_path, ["a.py"])
    for _ in range(100):
        deep /= "d"
        deep.mkdir()
    assert [s.reason for s in look(tmp_path).skipped] == ["too deep"]


def test_a_class_of_files_alone_names_no_student_for_what_is_none(tmp_path: Path) -> None:
    found = look(make_folder(tmp_path, ["notes.txt", "data.csv"]))
    assert (found.files, found.without) == ((), ())
    assert set(reasons(found).values()) == {"not .py or .ipynb"}


# --- archives that attack ------------------------------------------------------------------------


def _info(name: str, **fields: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    for field, value in fields.items():
        setattr(info, field, value)
    return info


LINK = (stat.S_IFLNK | 0o777) << 16
ZIP_ATTACKS = {
    "absolute path": (_info("/etc/cron.d/x.py"), b"1", "an absolute path"),
    "drive": (_info("C:\\x.py"), b"1", "an absolute path"),
    "a thousand folders": (_info("d/" * 1000 + "x.py"), b"1", "too deep"),
    "upwards": (_info("a/../../x.py"), b"1", "a path that leads out of its folder"),
    "upwards by backslashes": (_info("..\\..\\x.py"), b"1", "a path that leads out of its folder"),
    "link": (_info("x.py", external_attr=LINK), b"/etc/passwd", "x: a link"),
    "pipe": (_info("x.py", external_attr=stat.S_IFIFO << 16), b"", "x: not a regular file"),
    "bomb": (_info("x.py"), b"#" * (8 << 20), "x: it grows too much when unpacked"),
    "archive that is none": (_info("x.zip"), b"PK", "x: a broken archive (File is not a zip file)"),
}


@pytest.mark.parametrize(("info", "content", "reason"), ZIP_ATTACKS.values(), ids=ZIP_ATTACKS)
def test_a_member_that_attacks_is_listed_and_the_rest_goes_on(
    tmp_path: Path, info: zipfile.ZipInfo, content: bytes, reason: str
) -> None:
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(info, content)
        made.writestr("honest.py", "pass")
    found = look(path)
    assert [f.name for f in found.files] == ["honest.py"]
    assert [s.reason for s in found.skipped] == [reason]


def patched(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))


def test_an_encrypted_member_is_listed(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "class.zip", ["a.py", "b.py"])
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flags of the first in the directory
    path.write_bytes(content)
    found = look(path)
    assert [s.reason for s in found.skipped] == ["a: encrypted"]
    assert [f.name for f in found.files] == ["b.py"]


def test_a_damaged_member_is_told_when_it_is_read(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "class.zip", ["a.py", "b.py"])
    patched(path, b"# 'a.py'", b"# 'b.py'")
    first, second = look(path).files
    with pytest.raises(UsageError, match=r"a\.py is broken in the archive: Bad CRC-32"):
        first.read()
    assert second.read().source == b"# 'b.py'\n"


def test_a_member_that_lies_about_its_size_is_read_no_further(tmp_path: Path) -> None:
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(_info("a.py"), b"#" * (64 << 20))
    patched(path, (64 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(UsageError, match="broken in the archive"):
        look(path).files[0].read()


def test_a_large_file_is_the_students_fault_in_an_archive_too(tmp_path: Path) -> None:
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a.py", b"#" * (submission.SOURCE_BYTES_MAX + 1))
    read = look(path).files[0].read()
    assert "larger than 16 MiB" in str(read.fault)


def test_an_archive_that_is_too_large_altogether_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacked, "TOTAL_BYTES_MAX", 25)
    path = make_zip(tmp_path / "class.zip", ["a.py", "b.py", "c.py"])
    found = look(path)
    assert [f.name for f in found.files] == ["a.py", "b.py"]
    assert "too large together" in found.skipped[0].reason


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"no archive", id="text"),
        pytest.param(b"PK\x05\x06" + bytes(8) + b"\x40\0\0\0\0\x01\0\0\0\0", id="end-alone"),
        pytest.param(b"PK\x01\x02" * 40, id="directory-alone"),
    ],
)
def test_a_broken_archive_is_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "class.zip"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="archive or a broken one"):
        look(path)


# --- archives in archives -------------------------------------------------------------------------


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("path", ["/abs/hw.py", "C:\\hw.py", "a/../../hw.py", "d/" * 40 + "hw.py"])
def test_whose_archive_holds_a_path_that_leads_nowhere_is_not_lost(
    tmp_path: Path, path: str
) -> None:
    inside = zipped({"hw.py": b"1"}), zipped({path: b"1"})
    given = {"ann.zip": inside[0], "bob.zip": inside[0], "kim.zip": inside[1], path: b"1"}
    (tmp_path / "class.zip").write_bytes(zipped(given))
    found = discovery.discover(tmp_path / "class.zip", description.find("tanh_gain"))
    assert [each.student for each in found.files] == ["ann", "bob"]
    assert [each.student for each in found.without] == ["kim"]


def tarred(files: dict[str, bytes], mode: str = "w", **options: object) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode, **options) as made:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            made.addfile(info, io.BytesIO(content))
    return stream.getvalue()


HW = RIGHT.encode()
NESTED = {
    "zip": ("hw.zip", zipped({"p/hw.py": HW}), "hw.zip/p/hw.py"),
    "zip by LZMA": ("hw.zip", zipped({"hw.py": HW}, zipfile.ZIP_LZMA), "hw.zip/hw.py"),
    "zip by bzip2": ("hw.ZIP", zipped({"hw.py": HW}, zipfile.ZIP_BZIP2), "hw.ZIP/hw.py"),
    "tar": ("hw.tar", tarred({"./p/hw.py": HW}), "hw.tar/p/hw.py"),
    "tar.gz": ("hw.tar.gz", tarred({"hw.py": HW}, "w:gz"), "hw.tar.gz/hw.py"),
    "tgz": ("hw.tgz", tarred({"hw.py": HW}, "w:gz"), "hw.tgz/hw.py"),
    "tar.bz2": ("hw.tar.bz2", tarred({"hw.py": HW}, "w:bz2"), "hw.tar.bz2/hw.py"),
    "tar.xz": ("hw.tar.xz", tarred({"hw.py": HW}, "w:xz"), "hw.tar.xz/hw.py"),
    "gz": ("hw.py.gz", gzip.compress(HW), "hw.py.gz/hw.py"),
    "bz2": ("hw.py.bz2", bz2.compress(HW), "hw.py.bz2/hw.py"),
    "xz": ("hw.py.xz", lzma.compress(HW), "hw.py.xz/hw.py"),
    "zip in zip": ("a.zip", zipped({"b.zip": zipped({"hw.py": HW})}), "a.zip/b.zip/hw.py"),
    "gz in zip": ("a.zip", zipped({"hw.py.gz": gzip.compress(HW)}), "a.zip/hw.py.gz/hw.py"),
}


@pytest.mark.parametrize(("name", "content", "entry"), NESTED.values(), ids=NESTED)
def test_an_archive_that_a_student_handed_in_is_opened(
    tmp_path: Path, name: str, content: bytes, entry: str
) -> None:
    (tmp_path / "cls" / "ivanov").mkdir(parents=True)
    (tmp_path / "cls" / "ivanov" / name).write_bytes(content)
    (tmp_path / "class.zip").write_bytes(zipped({f"ivanov/{name}": content}))
    for path in (tmp_path / "cls", tmp_path / "class.zip"):
        (found,) = look(path).files
        assert (found.student, found.name) == ("ivanov", f"ivanov/{entry}")
        assert found.read().source == HW


UNOPENED = {
    "rar": (
        "hw.rar",
        b"Rar!\x1a\x07",
        "a RAR archive, which is not opened here: unpack",
    ),
    "7z": ("hw.7z", b"7z\xbc\xaf\x27\x1c", "a 7z archive, which is not opened here: unpack it"),
    "rar by another name": ("hw.zip", b"Rar!\x1a\x07\x00" * 20, "a RAR archive, which is not"),
    "no archive": ("hw.zip", b"<html>" * 100, "a broken archive (File is not a zip file)"),
    "an empty one": ("hw.tar.gz", b"", "a broken archive"),
    "half an archive": ("hw.tgz", tarred({"hw.py": HW * 99}, "w:gz")[:80], "a broken archive"),
    "noise": ("hw.xz", bytes(range(256)), "a broken archive"),
    "four deep": (
        "a.zip",
        zipped({"b.zip": zipped({"c.zip": zipped({"d.zip": zipped({"hw.py": HW})})})}),
        "an archive in archives: unpack it",
    ),
    "a bomb": (
        "hw.tar.gz",
        gzip.compress(bytes(1 << 20)) * (1 + (archive.INSIDE_BYTES_MAX >> 20)),  # one after another
        "a broken archive (it grows too much when unpacked)",
    ),
}


@pytest.mark.parametrize(("name", "content", "reason"), UNOPENED.values(), ids=UNOPENED)
def test_an_archive_that_is_not_opened_is_named_with_its_student(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / "class.zip"
    path.write_bytes(zipped({"ivanov/hw.py": HW, f"lee/{name}": content}, zipfile.ZIP_STORED))
    found = look(path)
    assert [f.student for f in found.files] == ["ivanov"]
    assert without(found) == ["lee"]
    (said,) = reasons(found).values()
    assert said.startswith(f"lee: {reason}")


def _broken(content: bytes) -> bytes:
    """Damage the data of the last file of an archive, and nothing around it."""
    changed = bytearray(content)
    at = content.rindex(b"hw.py", 0, content.index(b"PK\x01\x02")) + 15
    for i in range(at, at + 20):
        changed[i] ^= 0xFF
    return bytes(changed)


@pytest.mark.parametrize(
    "method",
    [
        pytest.param(zipfile.ZIP_DEFLATED, id="zlib.error"),
        pytest.param(zipfile.ZIP_LZMA, id="LZMAError"),
        pytest.param(zipfile.ZIP_BZIP2, id="OSError"),
    ],
)
def test_whatever_a_decompressor_raises_is_one_line_for_that_file(
    tmp_path: Path, method: int
) -> None:
    path = tmp_path / "class.zip"
    broken = _broken(zipped({"hw.py": HW * 50}, method))
    path.write_bytes(zipped({"lee/hw.zip": broken, "ivanov/hw.py": HW}, zipfile.ZIP_STORED))
    first, second = look(path).files
    assert first.read().source == HW
    with pytest.raises(UsageError, match=r"hw\.py is broken in the archive"):
        second.read()


def test_archives_in_archives_share_the_bounds_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacked, "MEMBERS_MAX", 8)
    inner = zipped({f"{i}.txt": b"x" for i in range(5)})
    path = tmp_path / "class.zip"
    path.write_bytes(zipped({f"s{i}/a.zip": inner for i in range(3)}))
    found = list(reasons(look(path)).values())
    assert found.count("s1: there are too many files together") == 4
    assert found.count("s2: there are too many files together") == 1


def test_an_environment_in_an_archive_is_one_line_and_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacked, "MEMBERS_MAX", 20)
    packages = {f"env/lib/python3.11/site-packages/torch/{i}.py": b"x = 1" for i in range(500)}
    objects = {f".git/objects/{i}": b"" for i in range(500)}
    path = tmp_path / "class.zip"
    path.write_bytes(zipped({"lee/hw.zip": zipped({**packages, **objects, "hw.py": HW})}))
    found = look(path)
    assert [f.name for f in found.files] == ["lee/hw.zip/hw.py"]
    assert reasons(found) == {
        "lee/hw.zip/.git": "hidden",
        "lee/hw.zip/env/lib/python3.11/site-packages": "made by a computer",
    }


def test_a_list_of_files_that_is_too_long_is_not_made_objects_of(tmp_path: Path) -> None:
    path = tmp_path / "class.zip"
    inner = zipped({f"{'n' * 4000}{i}": b"" for i in range(5000)}, zipfile.ZIP_STORED)
    assert len(inner) > 2 * archive.DIRECTORY_BYTES_MAX
    path.write_bytes(zipped({"lee/hw.zip": inner, "ann/hw.py": HW}, zipfile.ZIP_STORED))
    assert list(reasons(look(path)).values()) == [
        "lee: a broken archive (there are too many files together)"
    ]


def test_a_thousand_archives_are_looked_into_with_the_memory_of_one(tmp_path: Path) -> None:
    import tracemalloc

    noise = os.urandom(1 << 20)  # does not shrink
    inner = zipped({"hw.py": HW, "data.bin": noise})
    path = tmp_path / "class.zip"
    path.write_bytes(zipped({f"s{i}/hw.zip": inner for i in range(50)}, zipfile.ZIP_STORED))
    tracemalloc.start()
    found = look(path)
    for each in found.files:
        assert len(each.read().beside["data.bin"]) == len(noise)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found.files) == 50
    assert peak < 12 << 20


# --- a class as a .tar ---------------------------------------------------------------------------

CLASS = {
    "hw1/Lee Kim_9_assignsubmission_file_/hw.py": HW,
    "hw1/Lee Kim_9_assignsubmission_file_/data/x.csv": b"1",
    "hw1/Öz Ann_7_assignsubmission_file_/hw.zip": zipped({"a/hw.py": HW, "a/b.txt": b"2"}),
}


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        pytest.param("class.tar", "w", id="plain"),
        pytest.param("class.tar.gz", "w:gz", id="gz"),
        pytest.param("class.TGZ", "w:gz", id="tgz"),
        pytest.param("class.tar.bz2", "w:bz2", id="bz2"),
        pytest.param("class.tar.xz", "w:xz", id="xz"),
    ],
)
def test_a_class_may_be_a_tar_of_any_kind(tmp_path: Path, name: str, mode: str) -> None:
    (tmp_path / name).write_bytes(tarred(CLASS, mode))
    found = look(tmp_path / name).files
    assert [each.student for each in found] == ["Lee Kim_9", "Öz Ann_7"]
    assert [sorted(each.read().beside) for each in found] == [["data/x.csv"], ["a/b.txt", "b.txt"]]


def test_a_tar_of_own_folders_is_named_like_its_top_folder(tmp_path: Path) -> None:
    path = tmp_path / "spring.tar.gz"
    path.write_bytes(tarred({"spring/ivanov/hw.py": HW, "spring/lee/hw.py": HW}, "w:gz"))
    assert list(students_in(path)) == ["ivanov", "lee"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("c.tar", b"x" * 2000, "no .tar archive or a broken one", id="no-tar"),
        pytest.param("c.tar.gz", b"", "no .tar archive or a broken one", id="empty"),
        pytest.param("c.tgz", tarred({"a.py": HW}, "w:gz")[:-9], "a broken one", id="half"),
        pytest.param("c.tar.gz", gzip.compress(bytes(1 << 20)) * 9, "grows too much", id="a-bomb"),
        pytest.param("c.tar.xz", lzma.compress(bytes(1 << 20)) * 9, "grows too much", id="another"),
    ],
)
def test_a_tar_that_is_none_or_grows_too_much_is_wrong_usage(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=said):
        look(tmp_path / name)


def test_links_in_a_tar_are_passed_over(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "class.tar", "w") as made:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            link = tarfile.TarInfo(f"l{kind.decode()}.py")
            link.type, link.linkname = kind, "/etc/passwd"
            made.addfile(link)
    found = look(tmp_path / "class.tar")
    assert found.files == ()
    assert reasons(found) == {"l1.py": "l1: a link", "l2.py": "l2: a link"}


# --- names in old code pages ---------------------------------------------------------------------


def test_names_without_a_stated_coding_are_read_as_utf8(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "class.zip", ["Aж.py"])
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(signature) + offset
        content[at : at + 2] = (0).to_bytes(2, "little")
    path.write_bytes(content)
    found = look(path)
    assert (found.files[0].student, found.files[0].read().source) == ("Aж", b"# 'A\xd0\xb6.py'\n")


CODE_PAGES = {
    "cp866": ["Иванов_Иван", "Петрова_Анна", "щукин юрий"],
    "cp1251": ["Иванов Иван", "ЛИ", "Жук Эльдар"],
    "gbk": ["张三", "李四", "欧阳娜娜"],
    "cp932": ["山田太郎", "ヤマダ", "すずき"],
    "cp437": ["Müller", "José Núñez"],
}


def in_code_page(path: Path, names: list[str], coding: str) -> Path:
    """Write an archive as an old Windows does, which says nothing of the coding of names."""
    placeholders = {f"{i:0>{len(name.encode(coding))}}": name for i, name in enumerate(names)}
    content = zipped({f"{place}/hw.py": HW for place in placeholders}, zipfile.ZIP_STORED)
    for place, name in placeholders.items():
        content = content.replace(f"{place}/hw".encode(), f"{name}/hw".encode(coding))
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(("coding", "names"), CODE_PAGES.items(), ids=CODE_PAGES)
def test_names_in_an_old_code_page_are_found_out_from_all_of_them(
    tmp_path: Path, coding: str, names: list[str]
) -> None:
    path = in_code_page(tmp_path / "class.zip", names, coding)
    found = look(path)
    assert {f.student for f in found.files} == set(names)
    assert found.codings == (f"{path}: {coding}",)
    assert look(path, encoding=coding).codings == ()


def test_a_coding_that_is_given_wins_and_one_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    path = in_code_page(tmp_path / "class.zip", ["Иванов"], "cp866")
    assert list(students_in(path)) == ["Иванов"]
    assert [f.student for f in look(path, encoding="cp1251").files] == ["€ў\xa0\xad®ў"]
    with pytest.raises(UsageError, match="--zip-encoding cp99: Python knows no such one"):
        look(path, encoding="cp99")


def test_a_name_in_utf8_beside_the_old_one_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "class.zip"
    info = zipfile.ZipInfo("______/hw.py")
    name = "李雷/hw.py".encode()
    info.extra = b"\x75\x70" + (5 + len(name)).to_bytes(2, "little") + bytes(5) + name
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(info, HW)
    assert list(students_in(path)) == ["李雷"]


def test_names_in_a_tar_are_found_out_too(tmp_path: Path) -> None:
    files = {"данные.csv": b"1", "hw.py": HW}
    content = tarred(files, encoding="cp866", format=tarfile.GNU_FORMAT)
    folder = tmp_path / "cls" / "lee"
    folder.mkdir(parents=True)
    (folder / "hw.tar").write_bytes(content)
    (found,) = look(tmp_path / "cls").files
    assert list(found.read().beside) == ["данные.csv"]


@pytest.mark.parametrize("name", ["anna.tar.bz2", "anna.py.bz2", "anna.tar.gz", "anna.py.xz"])
def test_what_shrinks_to_nothing_is_not_unpacked(tmp_path: Path, name: str) -> None:
    pack = {".bz2": bz2.compress, ".gz": gzip.compress, ".xz": lzma.compress}[Path(name).suffix]
    make_zip(tmp_path / "class.zip", {name: pack(bytes(8 << 20)), "boris.py": RIGHT})
    found = look(tmp_path / "class.zip")
    assert [each.name for each in found.files] == ["boris.py"]
    assert unpacked.GROWS in "".join(reasons(found).values())
