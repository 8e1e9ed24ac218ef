package longear

import (
	"net/url"
	"slices"
	"strings"
)

// trackingParams are query parameters that say how a reader came, not what is read.
func isTracking(name string) bool {
	if strings.HasPrefix(name, "utm_") {
		return true
	}
	return slices.Contains([]string{
		"fbclid", "gclid", "yclid", "ysclid", "spm", "from", "share_token", "wfr", "ref", "ref_src", "igshid", "_openstat",
	}, name)
}

// URLKey returns the canonical key of a URL: two addresses of one page have one key. Scheme, "www.", default ports,
// fragments, tracking parameters, parameter order and a trailing slash do not count. A text that is no absolute
// http(s) URL is returned trimmed.
func URLKey(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return strings.TrimSpace(raw)
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	query := u.Query()
	for name := range query {
		if isTracking(strings.ToLower(name)) {
			query.Del(name)
		}
	}
	key := host + strings.TrimSuffix(u.EscapedPath(), "/")
	if len(query) > 0 {
		key += "?" + query.Encode() // Encode sorts by name
	}
	return key
}
