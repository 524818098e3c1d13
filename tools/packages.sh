# shellcheck shell=bash
# Sourced by ./run and ./test: installs what is missing of tools/packages.txt.

# packages_of GROUP...: the packages of these groups, one a line.
packages_of() {
  awk -v groups=" $* " '
    { sub(/#.*/, "") }
    /^\[/ { wanted = index(groups, " " substr($0, 2, index($0, "]") - 2) " "); next }
    wanted { for (i = 1; i <= NF; ++i) print $i }' tools/packages.txt
}

# Debian's npm conflicts with a nodejs that brings its own, so that the commands decide.
has_node() {
  command -v npm >/dev/null && command -v node >/dev/null &&
    node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)'
}

# missing_packages GROUP...: those that dpkg does not know as installed.
missing_packages() {
  local groups=" $* "
  if [[ $groups == *" node "* ]] && has_node; then groups=${groups/ node / }; fi
  # shellcheck disable=SC2046,SC2086  # one word per package and per group is meant
  set -- $(packages_of $groups)
  dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
    awk '$1 == "installed" { print $2 }' |
    { grep -vxF -f - <(printf '%s\n' "$@") || true; }
}

# install_packages GROUP...: as root, or with sudo. Calls apt only if something is missing.
install_packages() {
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  echo "installing ${#missing[@]} packages: ${missing[*]}"
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      echo "neither root nor sudo; as root, run: apt-get install ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -yq --no-install-recommends "${missing[@]}"
}

# npm's packages by the lock file, only when it is newer than what is installed.
install_node_modules() {
  if [[ -f package-lock.json && ! node_modules/.package-lock.json -nt package-lock.json ]]; then
    npm ci --no-audit --no-fund
    touch node_modules/.package-lock.json
  fi
}
