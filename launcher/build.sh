# shellcheck shell=bash
# Builds by Maven what is missing or stale, one build at a time, with progress. Sourced by ../jetway: needs jdk.sh, ROOT.

readonly STAMP=$ROOT/node/target/sources.stamp

sources() { # everything the artifacts are made of, by content: sees edits, deletions and branches, ignores dates
  # A module without src/main makes find complain, which is no failure.
  (cd "$ROOT" && { find pom.xml ./*/pom.xml ./*/src/main .mvn -type f -exec cksum {} + 2>/dev/null || :; } | LC_ALL=C sort)
}

is_stale() {
  [ -f "$ROOT/node/target/node.jar" ] && [ -d "$ROOT/node/target/lib" ] && [ -f "$STAMP" ] || return 0
  # Jars newer than the stamp were built by someone else, from sources we have not seen; so was a changed folder.
  [ -z "$(find "$ROOT/node/target/node.jar" "$ROOT/node/target/lib" -newer "$STAMP")" ] || return 0
  [ "$(sources)" != "$(cat "$STAMP")" ]
}

# One Maven at a time per checkout. The kernel drops the lock with its last holder, and Maven is one too (it inherits
# descriptor 9): nothing stale is left by a kill, and nobody builds beside an orphan. The locked file is never written.
lock() {
  exec 9<>"$ROOT/.mvn/wrapper/maven-wrapper.properties"
  try_lock 6 && return
  say 'waiting for another build of this checkout.'
  try_lock 2
}

unlock() { exec 9>&-; }

try_lock() { # OPERATION as in flock(2): 2 waits, 6 doesn't. macOS has no flock command, but perl.
  if command -v flock >/dev/null; then
    if [ "$1" -eq 6 ]; then flock -n 9; else flock 9; fi
  elif command -v perl >/dev/null; then
    perl -e 'open(my $lock, "+<&=", 9) or die $!; exit !flock($lock, shift)' "$1"
  fi
}

module_line() { # "[INFO] Building Jetway :: node 0.1.0-SNAPSHOT     [5/5]" -> "[5/5] Jetway :: node"
  local name=${1#'[INFO] Building '} count="[${1##*\[}"
  name=${name%\[*}
  name=${name%"${name##*[! ]}"} # blanks at the end
  printf '%s %s\n' "$count" "${name% *}"
}

# Turns Maven's output into progress: modules n/m and how many files were fetched. With `tests` also test classes,
# their results, whatever is not [INFO], and all of the summary at the end.
show() {
  local tests=${1:-} line fetched=0 at_counter='' summary=''
  print() {
    [ -z "$at_counter" ] || printf '\n'
    at_counter=
    printf '%s\n' "$1"
  }
  print_for_tests() { [ -z "$tests" ] || print "$1"; }
  while IFS= read -r line; do
    case $line in
      *'Downloading from '*) ;;
      *'Downloaded from '*)
        fetched=$((fetched + 1))
        if [ -t 1 ]; then
          printf '\r  fetched %d files' "$fetched"
          at_counter=yes
        elif [ $((fetched % 100)) -eq 0 ]; then
          print "  fetched $fetched files"
        fi
        ;;
      '[INFO] Building '*'['*/*']') print "$(module_line "$line")" ;;
      '[INFO] Running '* | *'Tests run:'*) print_for_tests "$line" ;;
      '[INFO] Reactor Summary'*)
        summary=yes
        print_for_tests "$line"
        ;;
      '' | '[INFO]'*) [ -z "$summary" ] || print_for_tests "$line" ;;
      *) print_for_tests "$line" ;;
    esac
  done
  [ -z "$at_counter" ] || printf '\n'
}

say_when_maven_is_missing() { # the wrapper fetches it in silence, or else with a page of file names
  local url name
  url=$(sed -n 's/^distributionUrl=//p' "$ROOT/.mvn/wrapper/maven-wrapper.properties")
  name=${url##*/}
  [ -d "${MAVEN_USER_HOME:-${HOME:-}/.m2}/wrapper/dists/${name%-bin.*}" ] || say "fetching Maven from $url"
}

maven() { # LOG TESTS ARGUMENTS... -> Maven's exit code
  local log=$ROOT/target/$1 tests=$2 code=0
  shift 2
  mkdir -p "$ROOT/target"
  command -v unzip >/dev/null || { command -v tar >/dev/null && command -v gzip >/dev/null; } ||
    die $EX_UNAVAILABLE 'neither unzip nor tar with gzip found: install one of them, Maven comes as an archive.'
  say "JDK $jdk_found in $JAVA_HOME; the full output is in ${log#"$ROOT"/}"
  say_when_maven_is_missing
  (
    cd "$ROOT"
    if needs_unsafe_flag; then export MAVEN_OPTS="${MAVEN_OPTS:-} $UNSAFE_FLAG"; fi
    ./mvnw -B "$@" </dev/null 2>&1 | tee "$log" | show "$tests"
    exit "${PIPESTATUS[0]}"
  ) || code=$?
  return "$code"
}

build() {
  local before
  find_jdk
  is_stale || return 0
  lock
  if is_stale; then # still, now that we are alone
    before=$(sources) # what is edited while Maven runs must count as newer
    # The format is the business of `test`; nobody should be kept from a try by a blank.
    maven build.log '' -DskipTests -Dspotless.check.skip=true package || build_failed build.log
    printf '%s\n' "$before" >"$STAMP"
  fi
  unlock
}

build_failed() { # LOG
  say "the build failed; the end of target/$1, without what went well and Maven's advice:"
  sed -e '/^\[INFO\]/d' -e '/-> \[Help 1\]/q' "$ROOT/target/$1" | tail -n 40 >&2
  exit $EX_FAILED
}
