package detect

import "longear/lang/detect/internal/profile"

// biases evens out that profiles from a few hundred words explain a letter worse than those from millions: nats per
// letter and per text. Fitted on the development sets by TestFit.
var biases = [profile.Scripts]map[string]bias{
	0: {
		"ru":       {-0.021, 0.82},
		"uk":       {0.030, -1.21},
		"kk":       {-0.166, 2.00},
		"kk~plain": {-0.092, -3.92},
		"be":       {0.076, -0.86},
		"bg":       {0.131, 0.36},
		"mk":       {0.128, 0.41},
		"sr":       {0.090, 2.51},
		"ky":       {0.161, -5.37},
		"uz":       {-0.716, 0.52},
		"tt":       {0.058, -2.22},
		"ba":       {-0.041, 1.24},
		"mn":       {0.399, 1.04},
		"tg":       {0.014, -0.96},
	},
	1: {
		"en": {-0.370, 3.50},
		"kk": {-0.421, -4.03},
		"ru": {-1.092, -12.63},
		"tr": {0.372, 1.86},
		"az": {0.467, 5.57},
		"uz": {0.466, -4.49},
		"tk": {-0.033, -5.73},
		"sr": {0.371, -0.96},
		"de": {0.553, 1.08},
		"fr": {0.672, 1.23},
		"es": {0.615, 2.96},
		"pl": {0.690, -0.65},
		"it": {-0.851, -9.12},
	},
	2: {
		"kk": {-1.031, -5.86},
		"ar": {-0.076, 1.53},
		"fa": {0.115, -0.03},
		"ur": {0.147, 3.68},
		"ug": {-0.281, -7.57},
	},
}

// calibrations turn a margin into a confidence, by script.
var calibrations = [profile.Scripts]calibration{
	0: {-0.700, 1.548, 0.107, -0.417, 1.221},
	1: {-0.443, 0.925, -0.449, 0.298, 1.244},
	2: {-0.186, 0.954, -0.559, 0.073, 0.646},
}
