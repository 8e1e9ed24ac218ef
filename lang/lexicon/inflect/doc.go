// Package inflect says which endings a word of the lexicon or gazetteer may have in a text. A form is cut into stems,
// each with a paradigm, a closed list of endings; so "визита" is found as визит and never as виза, which a stemmer
// cannot keep apart. Alternations (рынок/рынк-, писать/пиш-, рік/рок-, халық/халқ-) are further stems of the form.
// Kazakh endings come in chains and are read by a small grammar.
package inflect
