package extract

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"longear"
)

var offsetPattern = regexp.MustCompile(`^(?:utc|gmt)?\s*([+\-−])(\d{1,2}):?(\d{2})?$`)

// zoneNamed reads a zone as it is written behind a time. CST is China's where the source is Chinese and America's
// elsewhere; names that mean several things elsewhere too are not read, so that the source's zone stands in.
func zoneNamed(name string, p place) *time.Location {
	name = strings.Trim(strings.TrimSpace(name), "()[]., ")
	if m := offsetPattern.FindStringSubmatch(name); m != nil {
		return offset(m[1], m[2], m[3])
	}
	if name == "cst" && p.isChinese() {
		return fixed("CST", 8)
	}
	switch name {
	case "z", "utc", "gmt", "ut", "гринвич":
		return time.UTC
	case "almt", "qyzt", "aqtt", "orat":
		return kazakh(name)
	}
	hours, known := zoneHours(name)
	if !known {
		return nil
	}
	return fixed(strings.ToUpper(name), hours)
}

// kazakh zones changed their offset in 2018 and 2024: the zone database knows when.
func kazakh(name string) *time.Location {
	city := map[string]string{"almt": "Asia/Almaty", "qyzt": "Asia/Qyzylorda", "aqtt": "Asia/Aqtau", "orat": "Asia/Oral"}[name]
	zone, err := time.LoadLocation(city)
	if err != nil {
		return nil
	}
	return zone
}

func zoneHours(name string) (hours int, known bool) {
	switch name {
	case "msk", "мск", "московское", "eest", "trt":
		return 3, true
	case "msd", "samt", "gst":
		return 4, true
	case "yekt", "uzt", "tjt", "tmt", "астана", "астаны":
		return 5, true
	case "omst", "kgt", "bjt6":
		return 6, true
	case "krat", "novt", "hovt":
		return 7, true
	case "hkt", "sgt", "irkt", "bjt", "北京时间", "北京時間", "пекин":
		return 8, true
	case "jst", "kst", "yakt":
		return 9, true
	case "eet", "cest", "киев", "київ":
		return 2, true
	case "cet", "bst", "west":
		return 1, true
	case "wet":
		return 0, true
	case "edt":
		return -4, true
	case "est", "cdt":
		return -5, true
	case "cst", "mdt":
		return -6, true
	case "mst", "pdt":
		return -7, true
	case "pst":
		return -8, true
	}
	return 0, false
}

func offset(sign, hours, minutes string) *time.Location {
	h, err := strconv.Atoi(hours)
	if err != nil || h > 14 {
		return nil
	}
	m := 0
	if minutes != "" {
		if m, err = strconv.Atoi(minutes); err != nil || m > 59 {
			return nil
		}
	}
	seconds := h*3600 + m*60
	if sign != "+" {
		seconds = -seconds
	}
	return time.FixedZone("", seconds)
}

func fixed(name string, hours int) *time.Location { return time.FixedZone(name, hours*3600) }

// isChinese tells whether CST means China Standard Time.
func (p place) isChinese() bool {
	if slices.Contains([]string{"CN", "TW", "HK", "MO", "SG"}, p.country) || slices.Contains(p.langs, longear.Chinese) {
		return true
	}
	_, seconds := p.now.Zone()
	return p.named && seconds == 8*3600
}

// dayFirst tells how 03/05/2026 is read; unknown where the source does not tell.
func (p place) dayFirst() (first, known bool) {
	switch {
	case p.country == "US":
		return false, true
	case slices.ContainsFunc(p.langs, func(l longear.Lang) bool {
		return l == longear.Russian || l == longear.Kazakh || l == longear.Ukrainian
	}), slices.Contains([]string{"KZ", "RU", "UA", "KG", "UZ", "GB", "DE", "FR", "LV", "CZ", "NL"}, p.country):
		return true, true
	}
	return false, false
}
