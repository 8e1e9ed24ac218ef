package app

import "runtime/debug"

// release is the version of the source tree; CHANGELOG.md has a section for it.
const release = "0.1.0-dev"

// Version names the program: the release and, where the build knows it, the revision.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return release + "+" + s.Value[:12]
		}
	}
	return release
}
