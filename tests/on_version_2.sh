#!/bin/bash
# Run a command of plain words as root on a kernel whose control groups are of version 2: user-mode
# Linux, on this machine's files, which it cannot change. It has one processor and slow page faults.
set -eu
if [ $$ != 1 ]; then
    TMPDIR=/dev/shm exec linux.uml mem=4G rootfstype=hostfs rootflags=/ ro quiet con=null con0=null,fd:1 \
        "init=$(realpath "$0")" "HERE=$PWD" "PATH=$PATH" root=98:0 console=tty0 -- "$@" </dev/null
fi
mount -t proc proc /proc
mount -t sysfs sys /sys
mkdir -p /dev/shm
for folder in /tmp /run /dev/shm; do mount -t tmpfs tmpfs $folder; done
mount -t cgroup2 cgroup2 /sys/fs/cgroup
ip link set lo up
cd "$HERE"
PYTHONDONTWRITEBYTECODE=1 "$@" || echo "ended with status $?"
echo o >/proc/sysrq-trigger
sleep 9
