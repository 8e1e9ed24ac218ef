package neardup

import (
	"math/bits"
	"unsafe"
)

// mix is the finaliser of MurmurHash3: a bijection on 64 bits whose output bits all depend on all input bits.
func mix(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// hashBytes is hashString of b.
func hashBytes(b []byte) uint64 { return hashString(unsafe.String(unsafe.SliceData(b), len(b))) }

// hashString is a 64-bit multiply-fold hash over 8-byte words, in the manner of wyhash; equal on every machine.
func hashString(s string) uint64 {
	h := uint64(len(s)) * 0x9e3779b97f4a7c15
	for len(s) >= 8 {
		h = fold64(h^word(s), 0xe7037ed1a0b428db)
		s = s[8:]
	}
	tail := uint64(0)
	for i := range len(s) {
		tail |= uint64(s[i]) << (8 * i)
	}
	return mix(fold64(h^tail, 0x8ebc6af09c88c6e3))
}

func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func fold64(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

// base is the odd multiplier of the rolling hashes.
const base = 0x9e3779b97f4a7c15

// power is base^n, which takes the oldest of n+1 characters out of a rolling hash.
func power(n int) uint64 {
	p := uint64(1)
	for range n {
		p *= base
	}
	return p
}
