package detect

import "longear/lang/detect/internal/profile"

// biases evens out that profiles from a few hundred words explain a letter worse than those from millions: nats per
// letter and per text. Fitted on the development sets by TestFit.
var biases = [profile.Scripts]map[string]bias{
	0: {
		"ru":       {-0.021, 0.82},
		"uk":       {-0.021, 0.34},
		"kk":       {-0.160, 2.07},
		"kk~plain": {-0.092, -1.92},
		"be":       {0.067, 1.14},
		"bg":       {0.160, -1.46},
		"mk":       {0.091, 0.82},
		"sr":       {0.040, 2.55},
		"ky":       {0.161, -4.84},
		"uz":       {-0.376, 0.52},
		"tt":       {0.090, -1.28},
		"ba":       {0.280, -2.36},
		"mn":       {0.569, 1.43},
		"tg":       {0.062, -1.36},
	},
	1: {
		"en": {-0.370, 1.50},
		"kk": {-0.433, -4.20},
		"ru": {-1.092, -12.63},
		"tr": {0.372, 1.79},
		"az": {0.440, 7.62},
		"uz": {0.092, 1.77},
		"tk": {0.095, -7.09},
		"sr": {0.197, -0.04},
		"de": {0.301, 2.68},
		"fr": {0.331, 2.29},
		"es": {0.272, 3.65},
		"pl": {0.250, 2.00},
		"it": {-0.851, -9.12},
	},
	2: {
		"kk": {-0.450, -4.34},
		"ar": {-0.057, 1.97},
		"fa": {0.078, 0.00},
		"ur": {0.171, 3.50},
		"ug": {-0.061, -9.51},
	},
}

// calibrations turn a margin into a confidence, by script.
var calibrations = [profile.Scripts]calibration{
	0: {-0.685, 1.599, 0.045, -0.304, 0.969},
	1: {-0.453, 0.859, -0.465, 0.306, 1.338},
	2: {-0.061, 0.880, -0.617, 0.217, 0.335},
}
