package vocab

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func file(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "own.tsv")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

const header = "id\ttype\tcountry\tzh\tru\tkk\tuk\ten\tamb\tprovenance\n"

// TestOwn holds that a user's rows are found, and that they add forms to shipped ones.
func TestOwn(t *testing.T) {
	v, err := Open(Options{Files: []string{file(t, header+
		"org.testbank\torganisation\tKZ\t测试银行\tТестбанк\tТестбанк\tТестбанк\tTestbank\t\town\n"+
		"person.tokayev\tperson\tKZ\t\tТокайчик\t\t\t\t\town\n")}})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(ids(v.Entities.Match(text("Токайчик посетил Тестбанк и говорил с Токаевым", "ru"))), " ")
	if want := "person.tokayev org.testbank person.tokayev"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := v.Gloss("org.testbank", "zh"); got != "测试银行" {
		t.Errorf("Gloss = %q", got)
	}
	if shipped := open(t); shipped.Entities.Version() == v.Entities.Version() {
		t.Error("own words do not change the version")
	}
}

// TestConflicts holds that conflicts are named with file and line.
func TestConflicts(t *testing.T) {
	name := file(t, header+"place.x\tplace\tKZ\t甲\tИкс\tИкс\tІкс\tX\t\town\nperson.tokayev\tplace\tKZ\t乙\tТ\tТ\tТ\tT\t\town\n")
	if _, err := Open(Options{Files: []string{name}}); err == nil || !strings.Contains(err.Error(), name+":3: person.tokayev") {
		t.Errorf("Open: %v", err)
	}
}

func TestCheck(t *testing.T) {
	name := file(t, header+
		"place.somewhere\tplace\tKZ\t某处地名\tГде-тo\tӘлдеқайда\tДесь там\tSomewhere\t\town\n"+
		"country.taiwan2\tcountry\tTW\t台湾\tТайвань\tТайвань\tТайвань\tTaiwan\t\town\n"+
		"person.nobody\tperson\tKZ\t張三\tНекто\t\tХтось там\tNobody\t\town\n")
	found, err := Check([]string{name})
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range found {
		all.WriteString(f.String() + "\n")
	}
	for _, want := range []string{
		":2: error: letters: place.somewhere: \"тo\" has Latin and Cyrillic letters",
		":3: error: naming: country.taiwan2 carries 台湾",
		":4: error: empty: person.nobody has no form in kk",
		":4: error: traditional: person.nobody: \"張三\" has the Traditional character 張",
	} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("no %q in\n%s", want, all.String())
		}
	}
}

func TestNames(t *testing.T) {
	v := open(t)
	if got := v.Names("person.putin"); len(got) < 3 || got[0] != "普京" {
		t.Errorf("Names = %v", got)
	}
	if got := v.Names("person.nobody-at-all"); got != nil {
		t.Errorf("Names of nobody = %v", got)
	}
	if got := v.Gloss("politics.government", "kk"); got != "үкімет" {
		t.Errorf("Gloss = %q", got)
	}
}
