# shellcheck shell=bash
# Finds the JDK. Sourced by ../jetway: needs say, die, follow_links, directory_of.

readonly JDK_MIN=21

jdk_version() { # HOME -> such as 21.0.5; nothing when there is no JDK. The release file spares us starting each JVM.
  local line version=
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    while IFS= read -r line; do
      case $line in JAVA_VERSION=*) version=${line#JAVA_VERSION=} ;; esac
    done <"$1/release"
  elif [ "$1" != /usr ]; then # /usr/bin/javac of macOS is a stub that opens a dialog
    version=$("$1/bin/javac" -version 2>&1) || version=
    version=${version#javac }
  fi
  version=${version//\"/}
  case $version in [0-9]*) printf '%s\n' "$version" ;; esac
}

number_at() { # VERSION N -> its Nth part as a number, 0 when it has none: 21.0.5 2 -> 0, 22-ea 1 -> 22
  local version=$1 i
  for ((i = 1; i < $2; i++)); do
    case $version in *.*) version=${version#*.} ;; *) version= ;; esac
  done
  version=${version%%[!0-9]*}
  printf '%d\n' "$((10#${version:-0}))"
}

major() { number_at "$1" 1; }

is_newer() { # VERSION OTHER
  local i a b
  for i in 1 2 3; do
    a=$(number_at "$1" "$i") b=$(number_at "$2" "$i")
    [ "$a" -eq "$b" ] || { [ "$a" -gt "$b" ] && return 0 || return 1; }
  done
  return 1
}

use_jdk() { # HOME -> whether it is new enough; if so it is the one
  local version
  version=$(jdk_version "$1")
  [ -n "$version" ] && [ "$(major "$version")" -ge "$JDK_MIN" ] || return 1
  JAVA_HOME=$1 jdk_found=$version
  export JAVA_HOME
}

usual_jdk_dirs() { # patterns, each with a colon behind it
  printf '%s:' '/usr/lib/jvm/*' '/usr/lib64/jvm/*' '/usr/java/*' '/opt/*' '/opt/java/*' \
    '/Library/Java/JavaVirtualMachines/*/Contents/Home' \
    '/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home' \
    '/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home'
  [ -z "${HOME:-}" ] || printf "${HOME//%/%%}/%s:" 'Library/Java/JavaVirtualMachines/*/Contents/Home' \
    '.sdkman/candidates/java/*' '.jdks/*' '.asdf/installs/java/*' '.local/share/mise/installs/java/*' '.jabba/jdk/*'
}

use_newest_jdk_of() { # PATTERNS, separated by colons
  local pattern home version best='' best_version=0 IFS=: # so that blanks in paths do not split
  for pattern in $1; do
    for home in $pattern; do
      version=$(jdk_version "$home")
      if [ -n "$version" ] && is_newer "$version" "$best_version"; then best=$home best_version=$version; fi
    done
  done
  [ -n "$best" ] && use_jdk "$best"
}

find_jdk() { # sets and exports JAVA_HOME, sets jdk_found to its version
  local javac
  if [ -n "${JAVA_HOME:-}" ]; then
    use_jdk "$JAVA_HOME" && return
    say "passing over JAVA_HOME=$JAVA_HOME: not a JDK of $JDK_MIN or newer."
  fi
  if javac=$(command -v javac); then
    javac=$(directory_of "$(follow_links "$javac")")
    use_jdk "${javac%/bin}" && return
  fi
  use_newest_jdk_of "${JETWAY_JDK_DIRS-$(usual_jdk_dirs)}" && return
  die $EX_UNAVAILABLE "no JDK $JDK_MIN or newer found: install openjdk-21-jdk (Debian, Ubuntu), openjdk@21 (Homebrew)" \
    "or Temurin 21 or newer (https://adoptium.net), or set JAVA_HOME to one."
}

# JDK 24 and newer warn when a library uses sun.misc.Unsafe; older ones refuse to start with the option.
readonly UNSAFE_FLAG=--sun-misc-unsafe-memory-access=allow
needs_unsafe_flag() { [ "$(major "$jdk_found")" -ge 24 ]; }
