#!/bin/sh
# Fuzzes one reader, from the corpus that is kept: run.sh READER SECONDS. See README.md.
set -eu
cd "$(dirname "$0")"
reader=$1 seconds=$2
case $reader in instrument) words=instrument ;; *) words=answers ;; esac
case $reader in code | link | screen_name) length=512 ;; merge | instrument) length=1024 ;; *) length=4096 ;; esac
cargo build --release
mkdir -p "corpus/$reader" "artifacts/$reader"
# From outside this folder: the tool is no target, and must not be built like one.
(cd .. && cargo run --quiet --manifest-path fuzz/corpus-tool/Cargo.toml -- unpack "$reader" "fuzz/seeds/$reader")
exec nice -n 15 "target/x86_64-unknown-linux-gnu/release/$reader" \
  -dict="dictionaries/$words.dict" -max_len=$length -max_total_time="$seconds" \
  -timeout=5 -rss_limit_mb=1024 -malloc_limit_mb=256 -print_final_stats=1 \
  -artifact_prefix="artifacts/$reader/" "corpus/$reader" "seeds/$reader"
