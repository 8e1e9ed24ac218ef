package web

import "net/http"

type howToView struct {
	frame
	Rows [][2]string
}

// howToSearch explains the search language.
func (s *Server) howToSearch(w http.ResponseWriter, v visit) error {
	view := howToView{frame: v.frame(v.t.T("howto.title"), "howto")}
	for _, example := range [][2]string{
		{"қант тапшылығы", "howto.words"},
		{`"секретные переговоры"`, "howto.phrase"},
		{`"сахар склад"~5`, "howto.near"},
		{"哈萨克斯坦 北约", "howto.chinese"},
		{"банк OR банкі", "howto.or"},
		{"-дефицит", "howto.not"},
		{"lang:kk  source:ID  platform:telegram  country:KZ", "howto.fields"},
		{"relation:translation  stance:denies  is:debunked", "howto.decided"},
		{"after:2024-04-06 before:2024-04-12", "howto.time"},
	} {
		view.Rows = append(view.Rows, [2]string{example[0], v.t.T(example[1])})
	}
	return v.render(w, http.StatusOK, "howto", view)
}
