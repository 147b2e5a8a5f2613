# Runs a PostgreSQL server of its own until standard input ends, which it does when the test process ends, however it ends.
# Arguments: the folder of PostgreSQL's programs; whether to wait for the disk, on or off. Prints the folder of the server's socket when it takes connections.
set -eu
folder=$(mktemp -d /tmp/ortaq-postgres.XXXXXX)
stop() {
    "$1/pg_ctl" --pgdata="$folder/data" --mode=immediate --silent stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap 'stop "$1"' EXIT
trap 'exit 1' HUP INT TERM
{
    "$1/initdb" --pgdata="$folder/data" --username=ortaq --auth=trust --encoding=UTF8 --no-locale --no-sync
    "$1/pg_ctl" --pgdata="$folder/data" --log="$folder/server.log" --wait --silent start \
        --options="-k $folder -c listen_addresses= -c fsync=$2 -c max_connections=200"
} >"$folder/start.log" 2>&1 || {
    cat "$folder/start.log" "$folder/server.log" >&2
    exit 1
}
echo "$folder"
cat >/dev/null
