package vocab

import (
	"slices"

	"longear/lang/gazetteer"
	"longear/lang/lexicon"
	"longear/lang/lexicon/lint"
)

// Check reads a user's files and says what is wrong with them by themselves or beside the shipped data: the findings
// name file and line. A file that cannot be read at all is an error.
func Check(files []string) ([]lint.Finding, error) {
	entities, concepts, err := ReadFiles(files)
	if err != nil {
		return nil, err
	}
	names, err := gazetteer.Rows()
	if err != nil {
		return nil, err
	}
	words, err := lexicon.Rows()
	if err != nil {
		return nil, err
	}
	found := lint.Check(lint.Data{Concepts: slices.Concat(words, concepts), Entities: slices.Concat(names, entities)})
	return slices.DeleteFunc(found, func(f lint.Finding) bool { return !slices.Contains(files, f.At.File) }), nil
}
