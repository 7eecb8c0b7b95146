"""What the names of functions say about whose work they do."""

import re
import subprocess

# In this order.
KINDS = (
    ("kernel", re.compile(r"\[kernel|\[k\]|kallsyms")),
    ("retain, release", re.compile(
        r"swift_(retain|release|bridgeObject|unknownObject|weak|isUniquely)|RefCount")),
    ("malloc, free", re.compile(
        r"(malloc|calloc|realloc|^_int_|^c?free|tcache|swift_(slow)?(alloc|dealloc)|unlink_ch)")),
    ("memcpy and its kin", re.compile(r"__?mem(cpy|move|set|cmp|chr)|strlen")),
    # The optimised program has both in itself.
    ("Swift's concurrency", re.compile(
        r"libswift_Concurrency|swift_(task|job|continuation)|AsyncTask|StatusRecord|TaskAllocator"
        r"|^\$sSc")),
    ("Swift's standard library", re.compile(r"libswiftCore|^\$s(s|S[^co])|^_Z\w*5swift|^_*swift_")),
    ("libpq", re.compile(r"libpq")),
    ("libcrypto", re.compile(r"libcrypto")),
    ("the C library", re.compile(r"libc\.so|libpthread|ld-linux|\[vdso\]")),
    ("llhttp", re.compile(r"llhttp")),
)


def kind(function, library):
    """Whose work a function does, by its mangled name and its library."""
    for name, pattern in KINDS:
        if pattern.search(function) or pattern.search(library):
            return name
    module = re.match(r"\$s(\d+)(\w+)", function)
    if module is None:
        return "no name"
    name = module.group(2)[: int(module.group(1))]
    return "SwiftNIO" if "NIO" in name else name


def readable(names):
    """The names of functions as their sources have them, by their mangled ones."""
    # The compiler's tool leaves what it does not know as it is, as C++'s does.
    output = "\n".join(names)
    for command in (["swift", "demangle", "--simplified", "--compact"], ["c++filt"]):
        output = subprocess.run(
            command, input=output, check=True, capture_output=True, text=True).stdout
    return dict(zip(names, output.splitlines()))
