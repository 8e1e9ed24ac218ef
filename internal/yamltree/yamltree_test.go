package yamltree

import (
	"testing"

	"longear"
)

func TestDecodeIsStrict(t *testing.T) {
	file, err := Parse([]byte("title: x\n"))
	if err != nil {
		t.Fatal(err)
	}
	var known struct{ Title string }
	if err := Decode(file.Docs[0].Body, &known); err != nil || known.Title != "x" {
		t.Errorf("got %+v, %v", known, err)
	}
	var other struct{ Name string }
	if err := Decode(file.Docs[0].Body, &other); err == nil {
		t.Error("a key that the target lacks was taken")
	}
}

func TestRecovered(t *testing.T) {
	broken := func() (err error) {
		defer recovered(&err)
		panic("index out of range")
	}
	if err := broken(); longear.KindOf(err) != longear.KindInvalid {
		t.Errorf("got %v, want an error of kind invalid", err)
	}
}
