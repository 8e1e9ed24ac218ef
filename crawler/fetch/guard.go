package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"syscall"
	"time"

	"longear"
)

// maxRedirects is the number of hops after which a chain counts as endless.
const maxRedirects = 10

// forbidden lists the ranges that netip does not name itself and that lead, or may lead, to somebody's inside.
func forbidden() []netip.Prefix {
	return []netip.Prefix{
		netip.MustParsePrefix("0.0.0.0/8"),
		netip.MustParsePrefix("100.64.0.0/10"), // carrier-grade NAT
		netip.MustParsePrefix("192.0.0.0/24"),
		netip.MustParsePrefix("192.0.2.0/24"),
		netip.MustParsePrefix("198.18.0.0/15"),
		netip.MustParsePrefix("198.51.100.0/24"),
		netip.MustParsePrefix("203.0.113.0/24"),
		netip.MustParsePrefix("240.0.0.0/4"),
		netip.MustParsePrefix("64:ff9b::/96"), // NAT64: an IPv4 address in disguise
		netip.MustParsePrefix("64:ff9b:1::/48"),
		netip.MustParsePrefix("2002::/16"), // 6to4: the same
		netip.MustParsePrefix("2001::/23"),
		netip.MustParsePrefix("100::/64"),
		netip.MustParsePrefix("2001:db8::/32"),
		netip.MustParsePrefix("fec0::/10"),
	}
}

// isPublic tells whether an address lies in the public internet.
func isPublic(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsValid() || !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	return !slices.ContainsFunc(forbidden(), func(p netip.Prefix) bool { return p.Contains(a) })
}

// refusePrivate is a net.Dialer.Control: it sees the address that is really dialled, after any name resolution, so
// that a name which changes its answer between check and use (DNS rebinding) gains nothing.
func refusePrivate(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return longear.Errorf(longear.KindTerminal, "dial %s: not an address: %w", address, err)
	}
	if !isPublic(ap.Addr()) {
		return longear.Errorf(longear.KindTerminal, "address %s is not public", ap.Addr())
	}
	return nil
}

// checkURL refuses what is no web address before anything is asked of the network.
func checkURL(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" {
		return longear.Errorf(longear.KindTerminal, "scheme %q is not fetched", u.Scheme)
	}
	if u.Hostname() == "" {
		return longear.Errorf(longear.KindTerminal, "no host in %q", u.Redacted())
	}
	return nil
}

// checkRedirect holds the limit of hops; every hop passes the transport with its guard and robots rules.
func checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) >= maxRedirects {
		return longear.Errorf(longear.KindTerminal, "more than %d redirects", maxRedirects)
	}
	return checkURL(req.URL)
}

// newTransport dials public addresses, and those that hosts maps by name. There is no proxy: one taken from the
// environment would resolve names behind the guard's back.
func newTransport(hosts func(string) (string, bool)) *http.Transport {
	guarded := &net.Dialer{Timeout: 10 * time.Second, Control: refusePrivate}
	mapped := &net.Dialer{Timeout: 10 * time.Second}
	return &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			host, _, err := net.SplitHostPort(address)
			if err != nil {
				return nil, fmt.Errorf("dial %s: %w", address, err)
			}
			if addr, ok := hosts(host); ok {
				return mapped.DialContext(ctx, network, addr)
			}
			return guarded.DialContext(ctx, network, address)
		},
		DisableCompression:     true, // decoded by us, so that a cut stream is an error and the limit counts
		ForceAttemptHTTP2:      true,
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        30 * time.Second,
		TLSHandshakeTimeout:    10 * time.Second,
		MaxResponseHeaderBytes: 256 << 10,
	}
}
