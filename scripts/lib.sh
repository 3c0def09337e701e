# shellcheck shell=bash
# Sourced by the other scripts: progress lines and package installs.

export STARTED=${STARTED:-$EPOCHSECONDS} # shared by nested scripts, so that times add up

say() { printf '[%4d s] %s\n' "$((EPOCHSECONDS - STARTED))" "$*" >&2; }

fail() {
    say "FAILED: $1"
    printf '         Next: %s\n' "${@:2}" >&2
    exit 1
}

as_root() {
    if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

# Old lists may know an older package, which is then installed without a word.
apt_install() {
    command -v apt-get >/dev/null || return 1
    say "apt-get install $*"
    as_root apt-get update -qq >&2 || say "the package lists were not refreshed"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$@" >&2
}
