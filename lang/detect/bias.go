package detect

import "longear/lang/detect/internal/profile"

// biases evens out that profiles from a few hundred words explain a letter worse than those from millions: nats per
// letter and per text. Fitted on the development sets by TestFit.
var biases = [profile.Scripts]map[string]bias{
	0: {
		"ru":       {-0.051, 1.09},
		"uk":       {0.093, -2.76},
		"kk":       {-0.320, 1.93},
		"kk~plain": {-0.092, -7.20},
		"be":       {0.204, -2.86},
		"bg":       {0.083, 0.36},
		"mk":       {0.128, 0.50},
		"sr":       {0.115, 2.39},
		"ky":       {0.155, -5.99},
		"uz":       {-0.717, 0.52},
		"tt":       {0.016, -2.82},
		"ba":       {-0.029, -0.36},
		"mn":       {0.373, 0.62},
		"tg":       {0.014, -1.42},
	},
	1: {
		"en": {-0.404, 4.11},
		"kk": {-0.421, -5.69},
		"ru": {-1.092, -12.63},
		"tr": {0.414, 3.93},
		"az": {0.538, 3.81},
		"uz": {0.357, -2.73},
		"tk": {0.084, -5.96},
		"sr": {0.582, -4.38},
		"de": {0.487, 3.88},
		"fr": {0.672, 3.02},
		"es": {0.841, 2.89},
		"pl": {0.669, -0.10},
		"it": {-0.851, -9.12},
	},
	2: {
		"kk": {-1.031, -6.07},
		"ar": {-0.076, 1.53},
		"fa": {0.115, -0.03},
		"ur": {0.147, 3.68},
		"ug": {-0.543, -4.29},
	},
}

// calibrations turn a margin into a confidence, by script.
var calibrations = [profile.Scripts]calibration{
	0: {-0.826, 1.605, 0.082, -0.482, 1.543},
	1: {-0.423, 0.892, -0.491, 0.291, 1.609},
	2: {-0.122, 0.907, -0.582, 0.240, 0.671},
}
