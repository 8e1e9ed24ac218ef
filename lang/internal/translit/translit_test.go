package translit

import "testing"

func TestWritings(t *testing.T) {
	const text = "қазақстан үшін шаңғы"
	tests := []struct {
		name  string
		write func(string) string
		want  string
	}{
		{"2017", Apostrophe, "qazaqstan u's'in s'an'g'y"},
		{"2018", Acute, "qazaqstan úshin shańǵy"},
		{"2021", Diaeresis, "qazaqstan üşın şañğy"},
		{"ASCII", ASCII, "kazakstan ushin shangy"},
		{"plain", Plain, "казакстан ушин шангы"},
		{"Töte", Tote, "قازاقستان ءۇشىن شاڭعى"},
	}
	for _, tt := range tests {
		if got := tt.write(text); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := Russian("щука и ёж"); got != "schuka i ezh" {
		t.Errorf("Russian: %q", got)
	}
}
