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

# The package lists are refreshed only when an install needs it.
apt_install() {
    command -v apt-get >/dev/null || return 1
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$@")
    say "apt-get install $*"
    as_root "${install[@]}" >&2 || { as_root apt-get update -qq >&2 && as_root "${install[@]}" >&2; }
}
