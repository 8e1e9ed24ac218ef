#!/bin/sh
# Builds dist/longear-VERSION-OS-ARCH[.exe] for every platform, static and without paths of this machine, and SHA256SUMS.
set -eu
cd "$(dirname "$0")/.."
version=$(sed -n 's/^const release = "\(.*\)"$/\1/p' app/version.go)
rm -rf dist && mkdir dist
for os in linux darwin windows; do
	for arch in amd64 arm64; do
		name=longear-$version-$os-$arch
		[ "$os" = windows ] && name=$name.exe
		echo "building $name"
		CGO_ENABLED=0 GOOS=$os GOARCH=$arch "${GO:-go}" build -trimpath -ldflags '-s -w' -o "dist/$name" ./cmd/longear
	done
done
cd dist && sha256sum longear-* >SHA256SUMS && cat SHA256SUMS
